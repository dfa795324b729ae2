<!doctype html>
<html lang="${page.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${site.title}</title>
<script src="${asset('assets/moved.js')}"></script>
<meta http-equiv="refresh" content="0; url=${href(to)}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${site.baseUrl}/<#if page.proseTag == lang>${lang?lower_case}<#else>en</#if>/${place}">
<link rel="icon" href="${asset('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('assets/style.css')}">
</head>
<body>
<main id="main"><p>${t("moved")}${t("colon")}<a href="${href(to)}">${page.title}</a></p></main>
</body>
</html>
