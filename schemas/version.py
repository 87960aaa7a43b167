"""The version of the product: read by the build, written into every verdict."""

VERSION = "0.1.0"
