# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Turkish: Türkiye and Cyprus."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

TR = vocabulary(
    "tr",
    labels={
        "invoice_number": """Fatura No | Fatura Numarası | Fatura Nu | Fatura No. | Fatura Nr | Fatura Sıra No | Fatura Seri No | Fatura Seri/Sıra No | Fatura Seri ve Sıra No
            | e-Fatura No | e-Arşiv Fatura No | E-Arşiv No | Belge No | Belge Numarası | Doküman No | Seri No / Sıra No | Seri/Sıra No | Seri - Sıra No | Fiş No | Makbuz No
            | Serbest Meslek Makbuzu No | İade Fatura No | İade Faturası No | Evrak No | Fatura Kodu | Satış Faturası No | Fatura ID | Faturano | Proforma No
            | İrsaliyeli Fatura No | Dekont No | Fatura Referans No
            | Evrak Numarası | Fatura Seri-Sıra No""",
        "issue_date": """Fatura Tarihi | Fatura Tarih | Düzenleme Tarihi | Düzenlenme Tarihi | Tanzim Tarihi | Belge Tarihi | Fatura Düzenleme Tarihi | Fatura Tarihi/Saati
            | Fatura Tarihi ve Saati | Kesim Tarihi | Fatura Kesim Tarihi | Fiş Tarihi | Makbuz Tarihi | Evrak Tarihi | Fatura Düzenlenme Tarihi | Oluşturma Tarihi
            | Faturanın Tarihi | Düzenleme Tarihi ve Saati
            | Fatura Tar. | Fatura Tar | Düzenleme Tar. | Belge Tar.""",
        "due_date": """Vade | Vade Tarihi | Son Ödeme Tarihi | Son Ödeme Günü | Ödeme Tarihi | Son Ödeme | Ödeme Vadesi | Vade Sonu | Vade Sonu Tarihi | Ödeme Son Tarihi
            | Ödenecek Tarih | Son Ödeme Tarih | Fatura Vadesi | Fatura Vade Tarihi | En Geç Ödeme Tarihi | Vadesi | Vade Bitiş Tarihi | Tahsilat Tarihi | Ödeme Günü
            | Vade Tar.
            | Otomatik Ödeme Tarihi | Çekim Tarihi""",
        "currency": "Para Birimi | Döviz | Döviz Cinsi | Döviz Türü | Para Birimi Kodu | Fatura Para Birimi | Pb | Kur Cinsi | Döviz Kodu",
        "purchase_order_reference": """Sipariş No | Sipariş Numarası | Siparis No | Sipariş Nu | Sipariş | Müşteri Sipariş No | Müşteri Sipariş Numarası | Satın Alma Sipariş No
            | Satınalma Sipariş No | Satın Alma Siparişi | Satınalma No | Sipariş Referans No | Sipariş Referansı | Siparişiniz | Sizin Siparişiniz | PO No | PO Numarası
            | Alım Sipariş No | SAS No | Sipariş Kodu | Alıcı Sipariş No | Sip. No | Sip No""",
        "buyer_reference": """Referansınız | Müşteri Referansı | Müşteri Referans No | Ref No | Ref | Masraf Merkezi
            | Sizin Referansınız | Alıcı Referansı | İlgili Kişi Referansı""",
        "preceding_invoice": """İade Edilen Fatura No | İade Edilen Fatura | İadeye Konu Fatura | İadeye Konu Fatura No | İade Fatura Referansı | İlgili Fatura
            | İlgili Fatura No | Orijinal Fatura No | İlgili Fatura Numarası | Düzeltilen Fatura No | Esas Fatura No | İadeye Konu Olan Fatura No""",
        "seller": """Satıcı | Satıcı Firma | Tedarikçi | Satıcı Ünvanı | Düzenleyen | Faturayı Düzenleyen | Gönderen | Hesap Sahibi | Hesap Adı | Alacaklı | Lehdar
            | Firma Ünvanı | Gönderen Firma | Hizmet Sağlayıcı | Satıcı Bilgileri | Hesap Sahibi Adı | Satıcı Adı | Tedarikçi Firma""",
        "buyer": """Sayın | SAYIN | Sn | Alıcı | Alıcı Firma | Müşteri | Müşteri Adı | Müşteri Ünvanı | Alıcı Ünvanı | Alıcı Adı | Fatura Adresi | Müşteri Bilgileri
            | Alıcı Bilgileri | Fatura Edilen | Fatura Alıcısı | Müşteri Adı Soyadı | Müşteri Adı / Ünvanı | Alıcı Adı Soyadı | Faturalanan | Fatura Bilgileri | Muhatap | Cari
            | Cari Ünvanı | Cari Adı | Abone Adı | Abone | Abone Adı Soyadı | Kiracı | Misafir | Alıcının | Ünvanı Alıcı""",
        "vat_id": """VKN | V.K.N. | Vergi No | Vergi Numarası | Vergi Kimlik No | Vergi Kimlik Numarası | V.N. | V. No | Vergi Nu | VKN/TCKN | VKN / TCKN | TCKN/VKN | VKN-TCKN
            | Vergi/TC No | Vergi No/TC No | Vergi No / TCKN | VNO | Vergi Dairesi/No | Vergi Dairesi / No | Vergi Dairesi ve No | Vergi Dairesi - Vergi No | V.D./No | V.D. No
            | Vergi Dairesi/Vergi No | V.D. / V.N. | KDV No | VAT No | Vergi Hesap No | TC/Vergi No | TCKN / VKN | Ver. No | Vergi Dairesi / Vergi No | Vergi D./No""",
        "seller.vat_id": "Satıcı VKN | Satıcı Vergi No | Satıcı VKN/TCKN | Firma Vergi No | Satıcı Vergi Numarası",
        "buyer.vat_id": """Alıcı VKN | Müşteri VKN | Alıcı Vergi No | Müşteri Vergi No | Alıcı VKN/TCKN | Müşteri Vergi Numarası | Alıcı Vergi Numarası | Müşteri VKN/TCKN
            | Alıcı Vergi Kimlik No""",
        "tax_number": "TCKN | T.C. Kimlik No | TC Kimlik No | T.C. No | TC No | Kimlik No | T.C. Kimlik Numarası | T.C.K.N. | TC Kimlik Numarası",
        "payment.iban": """IBAN | IBAN No | IBAN Numarası | TL IBAN | IBAN TL | Hesap No (IBAN) | IBAN (TL) | USD IBAN | EUR IBAN | TR IBAN | İBAN | İBAN No | IBAN Bilgisi
            | Banka IBAN | IBAN Hesap No""",
        "payment.bic": "BIC | SWIFT | SWIFT Kodu | BIC/SWIFT | SWIFT/BIC | Swift Code | BIC Kodu",
        "payment.reference": """Ödeme Referansı | Ödeme Referans No | Ödeme Açıklaması | Tahsilat No | Ödeme Kodu | Açıklama Kısmına | Havale Açıklaması
            | Ödeme Referans Numarası | EFT Açıklaması | Dekont Açıklaması""",
        "payment.terms": """Ödeme Koşulları | Ödeme Koşulu | Ödeme Şartları | Ödeme Şartı | Ödeme Vadesi Gün | Vade Koşulu | Vade Gün | Vade (Gün) | Ödeme Planı | Ödeme Koşul
            | Vade Süresi | Ödeme Süresi | Vade Şekli""",
        "totals.line_net": """Mal Hizmet Toplam Tutarı | Mal/Hizmet Toplam Tutarı | Mal / Hizmet Toplam Tutarı | Mal Hizmet Toplamı | Mal Hizmet Tutarı | Mal/Hizmet Toplamı
            | Mal ve Hizmet Toplam Tutarı | Toplam Mal Hizmet Tutarı | Mal Toplamı | Brüt Toplam | Satır Toplamı | Mal Bedeli | Ürün Toplamı | Hizmet Toplamı
            | Mal/Hizmet Tutarı | Mal Hizmet Bedeli | Brüt Tutar | Kalemler Toplamı | Ürünler Toplamı | Satırlar Toplamı""",
        "totals.allowances": """Toplam İskonto | İskonto | İndirim | Toplam İndirim | İskonto Tutarı | İndirim Tutarı | İskonto Toplamı | İskontolar | İskonto Toplam
            | İndirimler | İndirim Toplamı | Genel İskonto | Kampanya İndirimi | Kupon İndirimi | Fatura İskontosu | Toplam İskontolar | Toplam Indirim | Fatura Altı İskonto""",
        "totals.charges": """Kargo | Kargo Bedeli | Kargo Ücreti | Nakliye | Nakliye Bedeli | Toplam Artırım | Masraf | Masraflar | Hizmet Bedeli | Hizmet Ücreti | Ek Ücret
            | Nakliye Ücreti | Toplam Masraf | Artırım | Ambalaj | Taşıma Bedeli | Paketleme | Servis Ücreti | Kargo Tutarı | Vade Farkı | İşlem Ücreti | Diğer Masraflar""",
        "totals.net": """KDV Matrahı | KDV Matrah | Matrah | Vergi Matrahı | Toplam Matrah | KDV Hariç Toplam | KDV Hariç Tutar | KDV Hariç | KDV Hariç Toplam Tutar
            | Vergiler Hariç Toplam Tutar | Vergiler Hariç Toplam | Vergi Hariç Toplam | Vergi Hariç Tutar | Vergi Hariç | Net Tutar | Net Toplam | Net | Ara Toplam KDV Hariç
            | İskontolu Toplam | İskonto Sonrası Toplam | İndirimli Toplam | Vergi Hariç Toplam Tutar | KDV Öncesi Toplam | Net Bedel | KDV'siz Toplam | Toplam KDV Hariç
            | KDV Matrahı Toplam | Toplam (KDV Hariç) | Hizmet Bedeli KDV Hariç | Vergisiz Toplam | İskontolu Tutar
            | KDV öncesi | vergi öncesi""",
        "totals.tax": """Hesaplanan KDV | Hesaplanan Katma Değer Vergisi | KDV Tutarı | Toplam KDV | KDV Toplamı | KDV Toplam | Hesaplanan K.D.V. | Katma Değer Vergisi
            | Vergi Tutarı | Toplam Vergi | Toplam Vergi Tutarı | Hesaplanan KDV Tutarı | Hesaplanan Gerçek Usulde KDV | KDV Bedeli | Hesaplanan Vergi | Vergiler
            | Vergi Toplamı | Vergiler Toplamı | Gerçek Usulde KDV | Hesaplanan KDV GERÇEK | KDV Tutar | Toplam KDV Tutarı | KDV Dahil Vergi | ÖTV | ÖİV | Hesaplanan ÖTV
            | Konaklama Vergisi | Toplam Vergiler | Top. KDV""",
        "totals.gross": """Vergiler Dahil Toplam Tutar | Vergiler Dahil Toplam | Vergiler Dahil Tutar | Vergi Dahil Toplam | Vergi Dahil Tutar | Vergi Dahil
            | Vergi Dahil Toplam Tutar | KDV Dahil Toplam | KDV Dahil Tutar | KDV Dahil Toplam Tutar | KDV Dahil | Genel Toplam | Fatura Toplamı | Fatura Tutarı
            | Fatura Toplam Tutarı | Fatura Genel Toplamı | Fatura Bedeli | Toplam (KDV Dahil) | Vergiler Dahil | Fatura Toplam | KDV'li Toplam | Brüt Toplam KDV Dahil
            | Toplam Fatura Tutarı | Genel Toplam Tutar | Fatura Genel Toplam | Vergili Toplam | İade Toplamı | Gnl. Toplam | Yekün | Yekûn | Genel Yekün | Toplam KDV Dahil
            | G. Toplam
            | Dönem Toplamı | Bu Fatura Tutarı | Dönem Fatura Tutarı""",
        "totals.paid": """Ödenen | Ödenen Tutar | Ödendi | Alınan Ödeme | Peşinat | Avans | Avans Tutarı | Alınan Avans | Tahsil Edilen | Tahsil Edilen Tutar | Önceden Ödenen
            | Ön Ödeme | Kapora | Yapılan Ödeme | Tahsilat | Peşin Ödenen | Mahsup Edilen | Toplam Ödenen | Mahsup""",
        "totals.rounding": "Yuvarlama | Yuvarlama Farkı | Yuvarlama Tutarı | Küsurat | Yuvarlama Fark",
        "totals.due": """Ödenecek Tutar | Ödenecek Toplam | Ödenecek Toplam Tutar | Ödenecek | Toplam Ödenecek Tutar | Toplam Ödenecek | Ödenecek Miktar | Kalan | Kalan Tutar
            | Kalan Bakiye | Bakiye | Ödenmesi Gereken Tutar | Ödemeniz Gereken Tutar | Toplam Borç | Borç | Tahsil Edilecek Tutar | Net Ödenecek Tutar | Ödeme Tutarı
            | Ödenecek Fatura Tutarı | Kalan Borç | Ödenecek Bedel | Ödenecek Net Tutar | Son Bakiye | Toplam Bakiye""",
    },
    others={
        "order_date": "Sipariş Tarihi | Satın Alma Tarihi | Sipariş Tarih | Satış Tarihi | Rezervasyon Tarihi | Siparis Tarihi",
        "delivery_date": """İrsaliye Tarihi | Sevk Tarihi | Teslim Tarihi | Teslimat Tarihi | Fiili Sevk Tarihi | Gönderim Tarihi | Kargo Tarihi | Fiili Sevk Tarihi/Saati
            | Gönderi Tarihi | İrsaliye Tarih | Sevkiyat Tarihi | Sevk Zamanı | Fiili Sevk Zamanı""",
        "service_date": "Hizmet Tarihi | İşlem Tarihi | Giriş Tarihi | Çıkış Tarihi | Giriş | Çıkış | Uçuş Tarihi | Seyahat Tarihi | Hizmet Verilen Tarih",
        "period": """Dönem | Fatura Dönemi | Hizmet Dönemi | Tüketim Dönemi | Başlangıç Tarihi | Bitiş Tarihi | Ay | Dönemi | Geçerlilik Tarihi | Fatura Dönem | Başlangıç
            | Bitiş | Tahakkuk Dönemi | Dönem Başlangıç | Dönem Bitiş""",
        "other_date": """Yazdırma Tarihi | Teklif Tarihi | Doğum Tarihi | Okuma Tarihi | Saat | Fatura Saati | Düzenleme Saati | Düzenleme Zamanı | Sözleşme Tarihi | Kur Tarihi
            | İlk Okuma Tarihi | Son Okuma Tarihi | Düzenlenme Saati | Oluşturma Zamanı | Zaman""",
        "customer_number": """Müşteri No | Müşteri Numarası | Müşteri Kodu | Cari No | Cari Kod | Cari Kodu | Abone No | Abone Numarası | Hesap Numaranız | Üye No | Müşteri Nu
            | Müşteri ID | Tesisat No | Abonelik No | Sözleşme Hesap No | Cari Hesap No | Cari Hesap Kodu | Müşteri No:""",
        "supplier_number": """Satıcı No | Satıcı Kodu | Tedarikçi No | Tedarikçi Kodu | Bayi No | Bayi Kodu | Şube | Şube Kodu | Kasa No | Kasa | Mağaza | Mağaza No
            | Mağaza Kodu | Depo | Şube No""",
        "sales_order": """Satış Sipariş No | Siparişimiz | Proje | Proje No | Proje Kodu | Dosya No | Teklif No | İş Emri No | İşlem No | Rezervasyon No | Referansımız
            | SAP Fatura No | SAP Belge No | Özelleştirme No | Senaryo | Fatura Tipi | Fatura Senaryosu | ETTN | Poliçe No | Bizim Referansımız | Onay Kodu | Rez. No | Takip No
            | Fatura Türü | UUID | Mali Mühür""",
        "delivery_note": """İrsaliye No | İrsaliye Numarası | e-İrsaliye No | Sevk İrsaliyesi No | Sevk No | Kargo Takip No | Kargo No | Gönderi No | Teslimat No
            | Konşimento No | Sevkiyat No | Sevk Belgesi No | Gönderi Numarası | Teslimat Numarası""",
        "contract": """Sözleşme No | Sözleşme Numarası | Seri No | Sayaç No | Plaka | Plaka No | Şasi No | Abonelik | Poliçe | Hizmet No | Hat No | Tarife | Taahhüt No
            | Seri Numarası | Motor No""",
        "bank_account": """Banka | Banka Adı | Banka Bilgileri | Hesap No | Hesap Numarası | Şube Adı | Banka Hesap No | Banka Hesap Bilgileri | Ödeme Şekli | Ödeme Tipi
            | Ödeme Yöntemi | Ödeme Türü | Nakit | Kredi Kartı | Havale | Havale/EFT | EFT | Kapıda Ödeme | Banka/Şube | Hesap Bilgileri | Banka Şubesi | Hesap Türü
            | Ödeme Aracı | Banka Hesapları""",
        "contact": """Tel | Telefon | Telefon No | GSM | Cep | Cep Tel | Faks | Fax | Fax No | E-posta | E-Posta | Eposta | E-mail | Email | Mail | Web | Web Sitesi
            | Web Adresi | İletişim | Yetkili | İlgili Kişi | Satış Temsilcisi | Temsilci | Düzenleyen Kişi | Kasiyer | Müşteri Temsilcisi | Plasiyer | Müşteri Hizmetleri
            | Hazırlayan | Personel | Çağrı Merkezi | Teslim Eden | Teslim Alan | Satış Elemanı | Faks No | Telefon Numarası""",
        "register": """Mersis No | MERSIS No | Mersis Numarası | MERSİS | Ticaret Sicil No | Ticaret Sicil Numarası | Sicil No | Vergi Dairesi | V.D. | VD | Oda Sicil No
            | Sermaye | TİCARETSİCİLNO | MERSISNO | Ticaret Odası | EORI | GTIN | EAN | Barkod No | Faaliyet Kodu | İşletme Merkezi | GTİP No | Menşei | KEP | KEP Adresi
            | Ticaret Sicil | Ticaret Sicili No | Tic. Sic. No | Bağlı Olduğu Vergi Dairesi | Menşei Ülke | Hizmet Numarası""",
        "shipping": """Teslim Şekli | Gönderim Şekli | Taşıma Şekli | Nakliyeci | Kargo Firması | Taşıyıcı | Brüt Ağırlık | Net Ağırlık | Ağırlık | Koli Adedi | Teslim Şartı
            | Teslimat Şekli | Kap Adedi | Taşıyıcı Firma | Gönderim Türü | Toplam Ağırlık | Incoterms""",
        "cash": "Para Üstü | Nakit Alınan | Alınan | Kazanılan Puan | Puan | Toplam Kazanç | Kazancınız | Bahşiş | Banka Kartı | Toplam İndirim Kazancı",
        "balance": """Önceki Bakiye | Devir | Devreden Bakiye | Geçmiş Borç | Gecikme Zammı | Gecikme Bedeli | Önceki Dönem Borcu | Cari Bakiye | Ödenmemiş Borç | Önceki Borç
            | Devreden | Eski Bakiye | Geçmiş Dönem Borcu | Gecikme Faizi | Yeni Bakiye
            | Önceki Dönem Bakiyesi | Önceki Fatura | Önceki Fatura Tutarı | Geçmiş Dönem Bakiyesi | Önceki Aydan Devir""",
        "tax_base": """İstisna Tutarı | KDV'den Muaf Tutar | Teslim Bedeli | İstisna | Muaf Tutar | Tevkifata Tabi İşlem Tutarı | Tevkifata Tabi İşlem Üzerinden Hes. KDV
            | Tevkifat Matrahı""",
        "tax_rate": "KDV Oranı | KDV % | % KDV | Vergi Oranı | KDV Oran | Oran",
        "cash_discount": "Peşin İskontosu | Erken Ödeme İskontosu | Peşin Ödeme İndirimi | Erken Ödeme İndirimi | erken ödeme",
        "withholding": """Tevkifat | KDV Tevkifat | Tevkifat Tutarı | KDV Tevkifatı | Stopaj | Gelir Vergisi Stopajı | Stopaj Tutarı | Hesaplanan KDV Tevkifat | Tevkifat Oranı
            | Tevkif Edilen KDV | GV Stopaj | Tevkif Edilecek KDV""",
        "exchange": """Döviz Kuru | Kur | Kur Bilgisi | TL Karşılığı | TCMB Kuru | Hesaplama Kuru | TL Toplam | Mal Hizmet Toplam Tutarı(TL) | Kur Değeri
            | Vergiler Dahil Toplam Tutar(TL) | Ödenecek Tutar(TL) | Hesaplanan KDV(TL) | Toplam İskonto(TL)""",
        "count": "Toplam Adet | Toplam Miktar | Kalem Sayısı | Ürün Adedi | Toplam Kalem | Ürün Sayısı | Miktar Toplamı",
        "words": "Yalnız | Yazı ile | Yazıyla | Yalnızca | Tutar (Yazıyla) | Yalnız #",
        "page": "Sayfa | Sayfa No | Suret | Asıl | Kopya | Nüsha",
        "note": "Not | Notlar | Açıklamalar | Fatura Notu | Genel Açıklama | Konu | Durum | Bilgi | Fatura Açıklaması | Genel Açıklamalar",
    },
    third_parties="""Teslimat Adresi | Teslim Adresi | Sevk Adresi | Sevkiyat Adresi | Gönderim Adresi | Kargo Adresi | Teslim Yeri | Teslim Alacak | Teslimat Yapılacak Adres
        | Hizmet Adresi | Tesisat Adresi | Kullanım Adresi | Yükleme Yeri | Boşaltma Yeri | Teslimat Bilgileri | Sevk Yeri | Teslim Edilen | Varış Yeri | İş Yeri Adresi
        | Mal Teslim Yeri | Abone Adresi | Yazışma Adresi | Aracı Kurum | Teslimat Noktası | Gönderilen | Teslim Edilecek Adres""",
    ambiguous={
        "Toplam": "totals.gross | totals.net | totals.due",
        "Toplam Tutar": "totals.gross | totals.due | totals.net",
        "Tutar": "totals.gross | totals.net",
        "Toplam Bedel": "totals.gross | totals.net",
        "Toplam Fiyat": "totals.gross | totals.net",
        "Ara Toplam": "totals.net | totals.line_net",
        "Alt Toplam": "totals.net | totals.line_net",
        "KDV": "totals.tax",
        "K.D.V.": "totals.tax",
        "Vergi": "totals.tax | vat_id",
        "Fatura": "invoice_number",
        "Referans": "purchase_order_reference | buyer_reference | payment.reference",
        "Referans No": "purchase_order_reference | buyer_reference | payment.reference",
        "Referans Numarası": "purchase_order_reference | buyer_reference | payment.reference",
        "e-Fatura": "invoice_number",
        "İade Faturası": "invoice_number",
        "No": "invoice_number | other.sales_order",
        "Numara": "invoice_number | other.sales_order",
        "Sıra No": "invoice_number | other.sales_order",
        "Tarih": "issue_date | other.service_date",
        "Adı Soyadı": "buyer | seller",
        "Adres": "buyer | seller",
        "Adresi": "buyer | seller",
        "Firma": "buyer | seller",
        "Firma Adı": "buyer | seller",
        "Ünvan": "buyer | seller",
        "Ünvanı": "buyer | seller",
        "Unvan": "buyer | seller",
        "Ödeme": "totals.paid | payment.terms",
    },
    columns={
        "position": "Sıra No | Sıra | S.No | No | # | Sıra Nu | SN | Kalem No | Kalem",
        "code": """Malzeme Kodu | Ürün Kodu | Stok Kodu | Mal Kodu | Kod | Kodu | Malzeme No | Barkod | Malzeme/Ürün Kodu | Hizmet Kodu | Ürün No | GTİP | Üretici Kodu
            | Malzeme/Hizmet Kodu | Mal/Hizmet Kodu | Alıcı Ürün Kodu | Satıcı Ürün Kodu | SKU""",
        "description": """Mal Hizmet | Mal/Hizmet | Mal / Hizmet | Açıklama | Açıklaması | Mal Hizmet Açıklaması | Mal/Hizmet Açıklaması | Ürün | Ürün Adı | Malzeme
            | Malzeme Adı | Mal Cinsi | Cinsi | Malın Cinsi | Hizmet | Ürün Açıklaması | Stok Adı | Ürün/Hizmet | Mal Hizmet Adı | Mal / Hizmet Adı | Ürün / Hizmet
            | Malzeme Açıklaması | Ürün Bilgisi | Mal/Hizmet Cinsi | Hizmet Adı | Tanım | İşin Cinsi | malzeme/hizmet açıklaması""",
        "quantity": "Miktar | Mktr | Adet | Miktarı | Mik. | Mik | Adedi | Miktar/Birim | Saat | Gün",
        "unit": "Birim | Brm | Birimi | Ölçü Birimi | Br. | Br | Birim Cinsi | Ölçü Br",
        "unit_price": """Birim Fiyat | Birim Fiyatı | B.Fiyat | B. Fiyat | Fiyat | Fiyatı | Br. Fiyat | Birim Fiyat (TL) | Net Fiyat | Liste Fiyatı | Birim Tutar | Brm. Fiyat
            | Brm Fiyat | Fiat | Birim Bedel | Birim Ücret | KDV Dahil Fiyat | fiyat (kdv dahil) | kdv dahil birim fiyat""",
        "discount": """İskonto | İskonto Oranı | İskonto Tutarı | İskonto % | İsknt % | İsknt. | İsk. | İsk | İndirim | İsk % | İndirim Oranı | İndirim Tutarı | İsk. % | İskonto/Artırım
            | İskonto/ Arttırım Oranı | İskonto Oran | İsk. Oranı | İsk. Tutarı""",
        "tax_rate": "KDV Oranı | KDV % | KDV | % KDV | KDV Or. | Vergi Oranı | KDV (%) | KDV Oran | Kdv Or | %KDV",
        "tax_amount": "KDV Tutarı | KDV Tutar | KDV TL | Vergi Tutarı | KDV Bedeli | Kdv Tut. | Diğer Vergiler",
        "net": """Mal Hizmet Tutarı | Mal/Hizmet Tutarı | Tutar | Tutarı | Toplam | Toplam Tutar | Net Tutar | Mal Hizmet Tutarı (TL) | Bedel | Satır Tutarı
            | Mal / Hizmet Tutarı | Toplam Fiyat | Tutar (TL) | Net Toplam | Mal Tutarı | KDV Hariç Tutar | Satır Toplamı | Matrah | Toplam Bedel""",
        "gross": "KDV Dahil Tutar | KDV Dahil Toplam | Vergi Dahil Tutar | KDV Dahil | KDV'li Tutar | Toplam (KDV Dahil) | KDV Dahil Fiyat | genel tutar",
        "date": "Tarih | Dönem | İrsaliye Tarihi | Teslim Tarihi | Hizmet Tarihi",
    },
    rows={
        "total": "Toplam | Genel Toplam | Ödenecek Tutar | Vergiler Dahil Toplam Tutar | Yekün | Toplam Tutar | Fatura Toplamı",
        "subtotal": "Ara Toplam | Alt Toplam | Sayfa Toplamı | Grup Toplamı | Bölüm Toplamı",
        "carried_forward": "Nakli Yekün | Nakliyekün | Nakli Yekun | Devir Toplamı | Sayfa Devri | Devreden Toplam | Nakil Yekün | Devamı Arka Sayfada | Devamı Sonraki Sayfada",
    },
    titles={
        "invoice": """Fatura | e-Fatura | e-Arşiv Fatura | E-Arşiv | Satış Faturası | İrsaliyeli Fatura | Elektronik Fatura | e-Arşiv Faturası | İhracat Faturası
            | Hizmet Faturası | Ticari Fatura | Temel Fatura | Perakende Satış Faturası | Serbest Meslek Makbuzu | e-Serbest Meslek Makbuzu | Elektrik Faturası
            | Tevkifatlı Fatura""",
        "credit_note": "İade Faturası | İade | Alacak Dekontu | İade Fatura | Gider Pusulası | Satıştan İade Faturası | Alacak Notu | Satış İade Faturası",
        "receipt": "Fiş | Makbuz | Yazar Kasa Fişi | Perakende Satış Fişi | Tahsilat Makbuzu | Bilgi Fişi | Ödeme Makbuzu | Satış Fişi | Adisyon | Tahsilat Fişi",
        "pro_forma": "Proforma Fatura | Proforma | Pro Forma Fatura | Proforma Faturası | Ön Fatura",
        "reminder": "Ödeme Hatırlatma | Hatırlatma | İhtarname | Borç Bildirimi | Ödeme Hatırlatması | Gecikme Bildirimi | Ödeme İhtarı",
        "statement": "Hesap Ekstresi | Cari Hesap Ekstresi | Ekstre | Cari Ekstre | Mutabakat | Mutabakat Mektubu | Hesap Özeti",
        "order": "Sipariş | Sipariş Formu | Satın Alma Siparişi | Sipariş Onayı | Sipariş Teyidi | Satınalma Siparişi | Rezervasyon Onayı",
        "delivery_note": "İrsaliye | Sevk İrsaliyesi | e-İrsaliye | Teslim Tutanağı | Taşıma İrsaliyesi | Teslim Fişi | Çeki Listesi | Teslimat Belgesi",
        "quote": "Teklif | Fiyat Teklifi | Teklif Formu | Teklif Mektubu",
        "self_billing": "Müstahsil Makbuzu | e-Müstahsil Makbuzu | Alıcı Tarafından Düzenlenen Fatura",
        "correction": "Düzeltme Faturası | Fiyat Farkı Faturası | Kur Farkı Faturası | Vade Farkı Faturası | Borç Dekontu",
        "prepayment": "Avans Faturası | Ön Ödeme Faturası | Peşinat Faturası",
        "partial": "Hakediş Faturası | Ara Fatura | Hakediş | Kısmi Fatura | Ara Hakediş",
        "final": "Kesin Fatura | Kesin Hesap Faturası | Kesin Hakediş | Son Fatura",
        "simplified": "Basitleştirilmiş Fatura",
    },
    exemptions={
        "reverse_charge": "sorumlu sıfatıyla KDV | tersine vergilendirme | KDV 2 | sorumlu sıfatıyla beyan | reverse charge",
        "intra_community": "Avrupa Birliği topluluk içi teslim | topluluk içi teslim",
        "export": """ihracat istisnası | mal ihracatı | hizmet ihracatı | 11/1-a | ihraç kayıtlı | KDVK 11/1-a | ihraç kaydıyla | tam istisna | serbest bölge | transit ticaret
            | 11/1-c | mikro ihracat""",
        "exempt": """KDV istisnası | istisna | KDV'den istisna | KDV'den muaf | muafiyet | kısmi istisna | 17/4 | KDVK 17/4 | vergi istisnası | KDV muafiyeti | 13/a
            | KDV den muaftır | istisna kapsamında | özel matrah | KDVK geçici | vergiden istisna""",
        "small_business": "basit usul | vergiden muaf esnaf | esnaf muaflığı | küçük işletme",
        "margin": "özel matrah şekli | ikinci el | özel matrah uygulaması | kullanılmış binek otomobil",
    },
    due_within=(
        r"\b(?:ödeme|vade|vadesi|fatura)\b[^.\n]{0,30}?(?P<days>\d{1,3})\s*g[üu]n\b",
        r"\b(?P<days>\d{1,3})\s*g[üu]n\s*(?:vade\w*|içinde|içerisinde|sonra)\b",
    ),
    due_now="peşin | peşin ödeme | kapıda ödeme | teslimatta ödeme | hemen | nakit peşin | mal mukabili | derhal",
    words="""ve bir bu ile için olan olarak da de den dan tarafından sayın adet toplam lütfen ise veya göre kadar dahil hariç üzerinden gün içinde yalnız bedeli edilmiştir
        olup ancak her değil""",
    due_behind="tarihine kadar | tarihinden sonra gecikme | tarihinde tahsil | gününe kadar | vadeli",
    due_around=(
        r"<day>\s+(?:tarihinde|günü)\b[^<]{0,60}?\b(?:çekilecek|tahsil edilecek|borçlandırılacak)",
    ),
)  # fmt: skip
