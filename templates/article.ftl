<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame kind="article">
<header class="page"><p class="eyebrow"><a href="${href('articles/')}">${t("menu.articles")}</a> · <time datetime="${article.date}">${date(article.date)}</time></p><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.words of=article.words/>
</@layout.frame>
