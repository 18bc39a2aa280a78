//! Words somebody hostile, or only playful, might type.

/// Two hundred of them.
pub(crate) fn payloads() -> Vec<String> {
    let html = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "javascript:alert(1)",
        "<iframe srcdoc='<script>1</script>'></iframe>",
        "</title><b>bold</b>",
        "&lt;b&gt; &amp; &#x3c;",
        "{{constructor.constructor('1')()}}",
        "${7*7} #{7*7} <%= 7*7 %>",
        "<!-- --> <![CDATA[x]]>",
    ];
    let sql = [
        "'; DROP TABLE goal; --",
        "\" OR 1=1 --",
        "') UNION SELECT body FROM private_item --",
        "Robert'); DELETE FROM history;--",
        "NEAR(a b) AND NOT \"c*\"",
        "title:* OR ^start",
        "* ( ) \" : - + ^ ~",
        "a\" b' c` d; e%f_g\\h",
        "?1 ?2 :name @name $name",
        "NULL null undefined NaN",
    ];
    let scripts = [
        "שלום לך",
        "مرحبا بالعالم",
        "\u{202E}desrever",
        "a\u{202A}b\u{202C}c",
        "\u{2066}isolated\u{2069}",
        "日本語のテキスト",
        "हिन्दी में",
        "ไทยไม่มีช่องว่าง",
        "Ж́ у́дарение",
        "ÅÅÅ",
    ];
    let odd = [
        "a\u{200B}b",
        "a\u{200D}b",
        "\u{FEFF}x",
        "e\u{301}\u{302}\u{303}\u{304}",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈 🇵🇹 👍🏽",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤a",
        "\u{1F600}\u{FE0F}",
        "x\u{0}y",
        "x\u{7}y\u{1B}[31m",
    ];
    let all: Vec<&str> = html
        .into_iter()
        .chain(sql)
        .chain(scripts)
        .chain(odd)
        .collect();
    let mut texts: Vec<String> = all.iter().map(|text| (*text).to_owned()).collect();
    for text in &all {
        texts.push(format!("  {text}  "));
        texts.push(format!("{text} {text}"));
        texts.push(format!("{text}\u{200F}!"));
        texts.push(format!("before {text} after"));
    }
    texts
}
