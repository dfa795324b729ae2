<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<p class="note">${t("disputes.note")}</p>
<p class="note">${checked}${t("gap")}<a href="${href('methods/')}">${t("menu.methods")}</a></p>
<@parts.leaves of=leaf/>
<#list groups as group>
<@parts.section id=group.kind title=t("disputes." + group.kind) note=group.sentence>
<ul class="kin disputes">
<#list group.rows as row><li><p class="who"><a href="${href(row.address)}">${row.child}</a><#if row.parent??> ← <#if row.parentAddress??><a href="${href(row.parentAddress)}">${row.parent}</a><#else>${row.parent}${t("gap")}<small>${t("kin.ghost")}</small></#if></#if></p>
<@parts.evidence of=row.evidence/>
<#if row.diff??><p><a href="${href(row.diff)}">${t("kin.compare")}</a></p></#if></li></#list>
</ul>
</@parts.section>
</#list>
<#if none && leaf.first><p>${t("disputes.none")}</p></#if>
<#if questions?has_content || leaf.number == leaf.of>
<@parts.section id="questions" title=t("disputes.questions") note=t("disputes.questions.note")>
<#if questions?has_content>
<ul class="kin disputes">
<#list questions as one><li><p class="who"><a href="${href(one.address)}">${one.name}</a></p><@parts.question of=one.question/></li></#list>
</ul>
<#elseif !asked><p>${t("disputes.questions.none")}</p></#if>
</@parts.section>
</#if>
</@layout.frame>
