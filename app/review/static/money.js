// Sums of decimal numbers without rounding: whole numbers of millionths.

const SCALE = 6;

export function number(text) {
  const found = /^(-?)(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!found) return null;
  const value = BigInt(found[2] + (found[3] || "").padEnd(SCALE, "0"));
  return found[1] ? -value : value;
}

export function written(value) {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(SCALE + 1, "0");
  const decimals = digits.slice(-SCALE).replace(/0{1,4}$/, "");
  return `${negative ? "-" : ""}${digits.slice(0, -SCALE)}.${decimals}`;
}

const AGAINST = {
  lines: [["net", ["totals.line_net", "totals.net"], "Sum of the lines"]],
  tax_breakdown: [["base", ["totals.net"], "Sum of net"], ["amount", ["totals.tax"], "Sum of tax"]],
};
const CENT = 10_000n;

function stated(form, paths) {
  for (const path of paths) {
    const value = number(form.elements[`v:${path}`]?.value || "");
    if (value !== null) return value;
  }
  return null;
}

function product(row) {
  // Whether quantity times price is the net of a line, where all three are stated.
  const [quantity, price, net] = ["quantity", "unit_price", "net"].map((name) => number(row.querySelector(`input.${name}`)?.value || ""));
  if (quantity === null || price === null || net === null) return true;
  const off = quantity * price - net * 1_000_000n;
  return (off < 0n ? -off : off) < 2n * CENT * 1_000_000n;
}

export function checkSums(form) {
  for (const grid of form.querySelectorAll("[data-grid]")) {
    const rows = [...grid.querySelectorAll("tbody tr")].filter((row) => !row.querySelector(".drop input:checked"));
    const lines = AGAINST[grid.dataset.grid].flatMap(([column, paths, words]) => {
      const values = rows.map((row) => number(row.querySelector(`input.${column}`)?.value || "")).filter((value) => value !== null);
      if (!values.length) return [];
      const total = values.reduce((sum, value) => sum + value, 0n);
      const wanted = stated(form, paths);
      const off = wanted === null ? 0n : total - wanted;
      const fits = (off < 0n ? -off : off) < CENT;
      const told = wanted === null ? "" : fits ? ": fits" : `, stated is ${written(wanted)}: ${written(off)} off`;
      return [[fits, `${words} ${written(total)}${told}`]];
    });
    if (grid.dataset.grid === "lines") {
      rows.forEach((row, place) => {
        if (!product(row)) lines.push([false, `Row ${place + 1}: quantity × price is not the net`]);
      });
    }
    const out = grid.querySelector("[data-sums]");
    const text = lines.map(([, words]) => words).join(" ");
    if (out.textContent.trim() === text) continue;
    out.replaceChildren(
      ...lines.map(([fits, words]) => {
        const span = document.createElement("span");
        span.className = fits ? "ok" : "off";
        span.textContent = `${words} `;
        return span;
      }),
    );
  }
}
