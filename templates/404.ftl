<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>404 · ${site.title}</title>
<meta name="color-scheme" content="light dark">
<#-- This page is shown at any address, so that relative links would lead nowhere. -->
<style>${style?no_esc}</style>
</head>
<body>
<main>
<h1>404</h1>
<p>There is no such page. <a href="${site.baseUrl}/en/">${site.title}</a></p>
<p lang="zh-Hans">没有这个页面。<a href="${site.baseUrl}/zh-hans/">${titleZh}</a></p>
<p lang="zh-Hant">沒有這個頁面。<a href="${site.baseUrl}/zh-hant/">${titleHant}</a></p>
</main>
</body>
</html>
