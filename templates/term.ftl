<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame kind="article">
<header class="page"><p class="eyebrow"><a href="${href('terms/')}">${t("menu.terms")}</a></p><h1>${page.title}</h1></header>
<@parts.words of=term.words/>
</@layout.frame>
