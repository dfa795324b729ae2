<#import "components/layout.ftl" as layout>
<@layout.frame>
<header class="page"><h1>${page.title}</h1></header>
<p class="notice">${t("fault")}</p>
</@layout.frame>
