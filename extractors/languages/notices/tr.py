# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Turkish."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

TR = notices(
    "tr",
    stamps={
        "cancelled": "iptal | iptal edildi | iptal edilmiştir | fatura iptal | geçersiz | geçersizdir | hükümsüz | hükümsüzdür | iptaldir",
        "paid": "ödendi | ödenmiştir | tahsil edildi | tahsil edilmiştir | fatura ödendi | tamamı ödendi | bedeli alınmıştır",
        "copy": "kopya | suret | fotokopi | fatura sureti | kopyadır | suretidir | ikinci nüsha | fatura kopyası | nüsha",
        "specimen": """örnek | numune | taslak | örnektir | deneme | test | test faturası | taslak fatura | bilgi amaçlıdır | bilgi içindir | örnek fatura | muhasebeleştirmeyiniz""",
        "pro_forma": "proforma | pro forma | proforma fatura | fatura değildir | fatura yerine geçmez",
        "customs": "yalnız gümrük içindir | sadece gümrük için | gümrük amaçlıdır | yalnızca gümrük amaçlıdır | ticari değeri yoktur | gümrük faturası",
        "do_not_pay": "ödemeyiniz | lütfen ödemeyiniz | ödeme yapmayınız | ödenmeyecektir | ödeme durduruldu | ödeme gerekmez | ihtilaflı",
        "thousands": "bin tl | tutarlar bin tl | tutarlar bin tl'dir | bin euro | tutarlar bin euro",
        "credit": "lehinize bakiye | alacak bakiyesi | lehinize alacak",
        "refund": "iade | iade edilecektir | iade edilecek",
        "account_new": "yeni banka bilgileri | yeni hesap | yeni iban | yeni hesap numarası | yeni banka hesabı | banka hesap değişikliği | hesap değişikliği | iban değişikliği",
    },
    sentences={
        "cancelled": """bu fatura .. iptal edilmiştir | bu fatura .. iptal edildi | bu fatura .. geçersizdir | bu fatura .. hükümsüzdür | fatura iptal edilmiştir | fatura iptal edildi | fatura iptal olmuştur | bu belge .. iptal edilmiştir | bu belge .. geçersizdir | bu faturayı dikkate almayınız | bu faturayı iptal | yerine yeni fatura | artık geçerli değildir | iptal edilmiş ve""",
        "paid": """bu fatura .. ödenmiştir | bu fatura .. ödendi | fatura ödenmiştir | fatura bedeli .. ödenmiştir | fatura bedeli .. tahsil edilmiştir | tutar .. ödenmiştir | tutar .. tahsil edilmiştir | ödemeniz .. alınmıştır | ödemeniz .. ulaşmıştır | bedeli tahsil edilmiştir | tarihinde ödenmiştir | tarihinde ödendi | ödemesi alınmıştır | ödemesi yapılmıştır""",
        "copy": "bu bir kopyadır | bu bir surettir | faturanın kopyasıdır | faturanın suretidir | asıl faturanın kopyası | fatura sureti | aslının kopyası",
        "specimen": """bu bir örnektir | bu bir taslaktır | bu bir denemedir | bu fatura .. bilgi amaçlıdır | bu belge .. bilgi amaçlıdır | örnek amaçlıdır | asıl fatura ayrıca | taslak niteliğindedir | muhasebeleştirmeyiniz | kayıtlara almayınız""",
        "pro_forma": "fatura yerine geçmez | fatura değildir | bu bir proforma | proforma faturadır | ödeme talebi değildir",
        "customs": "gümrük amaçlıdır | gümrük amaçlı | yalnızca gümrük | sadece gümrük | gümrük işlemleri için | ticari değeri yoktur | ticari değer taşımaz",
        "thousands": "tutarlar bin tl | tutarlar .. bin tl | tutarlar bin euro | tutarlar .. bin euro | bin tl olarak | bin euro olarak | fiyatlar bin | milyon tl olarak | bin türk lirası olarak",
        "credit": "lehinize | hesabınıza alacak | alacağınız olarak | hesabınıza alacak kaydedilecektir",
        "refund": "iade edilecektir | tarafınıza iade | iade edilecek | size iade | geri ödenecektir | hesabınıza iade | hesabınıza yatırılacaktır | geri ödeme yapılacaktır",
        "do_not_pay": "ödemeyiniz | ödeme yapmayınız | ödeme yapmayın | ödenmemelidir | ödeme gerekmemektedir | ödeme yapmanıza gerek yoktur | ödeme durdurulmuştur | ödenecek tutar yoktur | ödemesi durdurulmuştur | havale yapmayınız",
        "account_closed": "hesap kapatılmıştır | hesabımız .. kapatılmıştır | hesabımız kapatılmıştır | hesabımız kapanmıştır | eski hesap | eski hesabımız | eski iban | eski hesaba | eski banka | önceki hesabımız | hesabı kullanmayınız",
        "account_new": """yeni banka bilgilerimiz | yeni banka hesabımız | yeni hesabımız | yeni hesap numaramız | yeni iban | yeni hesaba | yeni banka | banka bilgilerimiz değişmiştir | banka bilgilerimiz .. değişmiştir | hesap bilgilerimiz değişmiştir | iban numaramız değişmiştir | hesap numaramız değişmiştir | bankamız değişmiştir | banka hesap değişikliği | banka hesabımız değişmiştir | hesabımız değişmiştir | yeni bankamız | bundan böyle hesap""",
    },
    conditions="eğer | halinde | durumunda | takdirde | kadar | ise | asla | dolandırıcılık",
    exceptions="eğer | halinde | durumunda",
    negations="değil | değildir | asla",
    collected="otomatik ödeme | otomatik tahsil | kredi kartı | kartınızdan | hesabınızdan",
    given="bağış | bağışlar | bağışlarınız",
)  # fmt: skip
