<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${site.title} · ${titleZh}</title>
<meta name="description" content="${site.tagline}">
<link rel="canonical" href="${site.baseUrl}/">
<link rel="alternate" hreflang="en" href="${site.baseUrl}/en/">
<link rel="alternate" hreflang="zh-Hans" href="${site.baseUrl}/zh-hans/">
<link rel="alternate" hreflang="zh-Hant" href="${site.baseUrl}/zh-hant/">
<link rel="alternate" hreflang="x-default" href="${site.baseUrl}/">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="assets/style.css">
</head>
<body class="root">
<main id="main">
<h1>${site.title} <span lang="zh-Hans">${titleZh}</span></h1>
<ul>
<li lang="en"><a href="en/index.html" hreflang="en">English</a><p>${site.tagline}</p></li>
<li lang="zh-Hans"><a href="zh-hans/index.html" hreflang="zh-Hans">简体中文</a><p>${taglineZh}</p></li>
<li lang="zh-Hant"><a href="zh-hant/index.html" hreflang="zh-Hant">繁體中文</a><p>${taglineHant}</p></li>
</ul>
</main>
</body>
</html>
