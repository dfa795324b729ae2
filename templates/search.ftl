<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<form class="search" role="search" data-assets="${asset('assets')}/" hidden>
<label for="q">${t("search.label")}</label>
<input id="q" type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false">
<p class="found" role="status" data-none="${t('search.none')}" data-some="${t('search.some')}" data-lost="${t('search.lost')}"></p>
<ol class="results"></ol>
<button class="more" type="button" hidden>${t("search.more")}</button>
</form>
<template id="kinds"><#list kinds + ["diff", "page"] as kind><span data-kind="${kind}">${t("search.kind." + kind)}</span></#list></template>
<div id="index">
<#list kinds as kind>
<@parts.section id=kind title=t("search.kinds." + kind)>
<#if many && kind == "model"><p><a href="${href('models/by-name/')}">${t("models.title")}</a></p><#else><ul class="names"><#list items?filter(i -> i.kind == kind) as item><li><a href="${href(item.address)}">${item.title}</a></li></#list></ul></#if>
</@parts.section>
</#list>
</div>
<script src="${asset('assets/find.js')}" defer></script>
<script src="${asset('assets/search.js')}" defer></script>
</@layout.frame>
