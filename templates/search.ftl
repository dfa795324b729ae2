<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<form class="search" role="search" hidden>
<label for="q">${t("search.label")}</label>
<input id="q" type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false">
<p class="found" role="status" data-none="${t('search.none')}" data-some="${t('search.some')}"></p>
<ol class="results"></ol>
</form>
<template id="kinds"><#list kinds + ["diff"] as kind><span data-kind="${kind}">${t("search.kind." + kind)}</span></#list></template>
<div id="index">
<#list kinds as kind>
<@parts.section id=kind title=t("search.kinds." + kind)>
<ul class="names"><#list items?filter(i -> i.kind == kind) as item><li><a href="${href(item.address)}">${item.name}</a></li></#list></ul>
</@parts.section>
</#list>
</div>
<script src="entries.js" defer></script>
<script src="${asset('assets/search.js')}" defer></script>
</@layout.frame>
