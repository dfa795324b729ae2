<#-- The frame of every page: head, menu, main part, foot. -->
<#macro frame kind="" tree=false feed="" tab="">
<!doctype html>
<html lang="${page.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<#assign tabTitle><#if page.path == "">${site.title} · ${site.tagline}<#else>${page.title}<#if tab != ""> · ${tab}</#if> · ${site.title}</#if></#assign>
<title>${tabTitle}</title>
<meta name="description" content="${page.summary}">
<link rel="canonical" href="${page.canonical}">
<#list page.alternates as other><#if other.translated>
<link rel="alternate" hreflang="${other.tag}" href="${other.url}">
</#if></#list>
<link rel="alternate" hreflang="x-default" href="${page.fallback}">
<meta property="og:type" content="<#if kind == 'article'>article<#else>website</#if>">
<meta property="og:site_name" content="${site.title}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.summary}">
<meta property="og:url" content="${page.canonical}">
<#list page.alternates as other>
<meta property="og:locale<#if !other.current>:alternate</#if>" content="${other.locale}">
</#list>
<#if card??>
<meta property="og:image" content="${card}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${page.title}">
</#if>
<meta name="twitter:card" content="summary<#if card??>_large_image</#if>">
<@kept part="style" of=page.place>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f3">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15171a">
<link rel="icon" href="${asset('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('assets/style.css')}">
</@kept>
<#if tree><script src="${asset('assets/tree.js')}" defer></script></#if>
<link rel="alternate" type="application/atom+xml" title="${site.title}" href="${asset(lang?lower_case + '/feed.xml')}">
<#if feed != ""><link rel="alternate" type="application/atom+xml" title="${site.title} · ${page.title}" href="${asset(lang?lower_case + '/' + feed)}"></#if>
<script src="${asset('assets/site.js')}" defer></script>
${linked()}
</head>
<body<#if kind != ""> class="${kind}"</#if>>
<@kept part="menu" of=page.place>
<a class="skip" href="#main">${t("skip")}</a>
<header class="top">
<a class="brand" href="${href('')}"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M5 3v18M5 8h8a4 4 0 0 1 4 4v9M5 14h4" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="5" cy="3.5" r="2.2"/><circle cx="17" cy="20.5" r="2.2"/><circle cx="10" cy="14" r="2.2"/></svg><span>${site.title}</span></a>
<nav class="menu" aria-label="${t('menu')}">
<#list ["models", "families", "diff", "twins", "chains", "innovation", "articles", "terms", "search"] as section>
<a href="${href(section + '/')}"<#if page.path?starts_with(section)> aria-current="<#if page.path == section + '/'>page<#else>true</#if>"</#if>>${t("menu." + section)}</a>
</#list>
</nav>
</@kept>
<nav class="languages" aria-label="${t('languages')}">
<#list page.alternates as other><#if other.current><span aria-current="true" lang="${other.tag}">${other.name}</span><#else><a href="${other.href}" lang="${other.tag}" hreflang="${other.tag}">${other.name}</a></#if></#list>
</nav>
</header>
<main id="main">
<#nested>
</main>
<@kept part="foot" of=page.place>
<footer class="foot">
<p>${t("foot.rule")}</p>
<p><a href="${href('disputes/')}">${t("menu.disputes")}</a> · <a href="${href('methods/')}">${t("menu.methods")}</a> · <a href="${href('report/')}">${t("menu.report")}</a> · <a href="${href('changes/')}">${t("menu.changes")}</a> · <a href="${href('data/')}">${t("menu.data")}</a> · <a href="${asset(lang?lower_case + '/feed.xml')}">${t("foot.feed")}</a></p>
</footer>
</@kept>
</body>
</html>
</#macro>
