<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.rebuilt/>
<@parts.table label=page.title class="sets">
<thead><tr><th scope="col">${t("data.set")}</th><th scope="col">${t("data.files")}</th><th scope="col">${t("data.schema")}</th></tr></thead>
<tbody><#list sets as set><tr><th scope="row">${t("data." + set)}</th><td><a href="${asset('data/' + files[set])}">${files[set]}</a><#if tables?seq_contains(set)>${t("comma")}<a href="${asset('data/' + set + '.csv')}">${set}.csv</a></#if></td><td><a href="${asset('data/schema/' + set + '.schema.json')}">${set}.<wbr>schema.json</a></td></tr></#list></tbody>
</@parts.table>
<p class="note">${t("data.note")}<#if cut>${t("gap")}${t("data.parts")}</#if></p>
<@parts.section id="forms" title=t("data.forms") note=t("data.forms.note")>
<@parts.table label=t("data.forms") class="sets">
<thead><tr><th scope="col">${t("data.form")}</th><th scope="col">${t("data.schema")}</th></tr></thead>
<tbody><#list forms as form><tr><th scope="row">${t("data.form." + form)}</th><td><a href="${asset('data/schema/' + form + '.schema.json')}">${form}.<wbr>schema.json</a></td></tr></#list></tbody>
</@parts.table>
</@parts.section>
<@parts.section id="commands" title=t("data.commands") note=t("data.commands.note")>
<@parts.table label=t("data.commands") class="sets">
<thead><tr><th scope="col">${t("data.command")}</th><th scope="col">${t("data.schema")}</th></tr></thead>
<tbody><#list commands as command><tr><th scope="row"><code>pedigree ${command} --json</code><#if command == "build">${t("comma")}<code>pedigree check --json</code></#if></th><td><a href="${asset('data/schema/' + command + '.schema.json')}">${command}.<wbr>schema.json</a></td></tr></#list></tbody>
</@parts.table>
</@parts.section>
<@parts.section id="boms" title=t("data.boms") note=t("data.boms.note")>
<details class="fold"><summary>${n("data.boms.show", boms?size)}</summary>
<ul class="sources"><#list boms as bom><li><a href="${asset(bom.file)}">${bom.name}</a></li></#list></ul>
</details>
<#if bomCount gt boms?size><p class="note">${n("data.boms.others", bomCount - boms?size)}</p></#if>
</@parts.section>
</@layout.frame>
