<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#import "components/run.ftl" as run>
<#macro facts of label>
<@parts.table label=label class="facts">
<thead><tr><th scope="col">${t("fact.what")}</th><th scope="col">${t("fact.value")}</th><th scope="col">${t("fact.known")}</th><th scope="col">${t("fact.source")}</th></tr></thead>
<tbody><#list of as fact><tr><th scope="row">${fact.name}</th><td><#if fact.origin == "unknown"><i class="unknown">${fact.value}</i><#else>${fact.value}</#if></td><td>${fact.known}</td><td class="source"><@parts.source fact=fact/></td></tr></#list></tbody>
</@parts.table>
</#macro>
<#macro kin of>
<ul class="kin">
<#list of as other>
<li><p class="who"><#if other.address??><a href="${href(other.address)}">${other.name}</a><#else>${other.name}${t("gap")}<small>${t("kin.ghost")}</small></#if></p>
<#list other.claims as claim><p><span class="tag state-${claim.state}">${claim.known}</span> ${claim.relation}<#if claim.source != ""> · <@parts.sayer source=claim.source/></#if><#if claim.note != ""><br><span class="meta">${claim.note}</span></#if><#if claim.direction??><br><span class="meta">${claim.direction}</span></#if></p>
<@parts.evidence of=claim.evidence/></#list>
<#if other.standing != ""><p><span class="tag state-${other.standing}">${t("kin.computed")}</span> ${t("kin." + other.standing)} · <#if other.identical>${t("lines.identical")}<#else>${other.distance}</#if></p></#if>
<#if other.diff??><p><a href="${href(other.diff)}">${t("kin.compare")}</a></p></#if></li>
</#list>
</ul>
</#macro>
<#macro rest count><#if count gt 0><p class="note">${n("leaf.rest", count)}${t("gap")}<a href="${href('data/')}">${t("menu.data")}</a></p></#if></#macro>
<#macro files>
<#if entry.snapshot?? && entry.snapshot.files?has_content>
<details class="fold"><summary>${n("model.files", entry.snapshot.files?size)}</summary>
<@parts.table label=t("model.files.label")>
<thead><tr><th scope="col">${t("files.path")}</th><th scope="col" class="number">${t("files.size")}</th><th scope="col" class="number">${t("files.header")}</th><th scope="col" class="number">${t("files.tensors")}</th></tr></thead>
<tbody><#list entry.snapshot.files as f><tr><th scope="row"><code>${f.path}</code></th><td class="number">${bytes(f.bytes)}</td><td class="number"><#if f.headerBytes gt 0>${bytes(f.headerBytes)}<#else>–</#if></td><td class="number"><#if f.tensors gt 0>${f.tensors}<#else>–</#if></td></tr></#list></tbody>
</@parts.table>
</details>
</#if>
</#macro>
<#macro said of>
<#if of.kind??><p>${t("stated.kind")}${t("colon")}${of.kind}${t("stop")}</p></#if>
<#if of.facts?has_content>
<@parts.table label=t("stated.facts") class="facts">
<thead><tr><th scope="col">${t("fact.what")}</th><th scope="col">${t("fact.value")}</th><th scope="col">${t("stated.key")}</th></tr></thead>
<tbody><#list of.facts as one><tr><th scope="row">${one.name}</th><td>${one.value}</td><td><code>${one.key}</code></td></tr></#list></tbody>
</@parts.table>
</#if>
<#if of.config?has_content>
<@parts.table label=t("stated.config") class="facts">
<thead><tr><th scope="col">${t("stated.config")}</th><th scope="col">${t("fact.value")}</th></tr></thead>
<tbody><#list of.config as one><tr><th scope="row"><code>${one.key}</code></th><td><code>${one.value}</code></td></tr></#list></tbody>
</@parts.table>
<#if of.moreConfig gt 0><p class="note">${n("stated.more", of.moreConfig)}</p></#if>
</#if>
<#if of.tensors?has_content>
<p>${n("stated.tensors", of.tensors?size + of.moreTensors)}${t("gap")}${t("stated.numbers", "count", of.numbers)}</p>
<@parts.table label=t("stated.tensors.label") class="roles">
<thead><tr><th scope="col">${t("roles.pattern")}</th><th scope="col">${t("roles.shape")}</th><th scope="col" class="number">${t("roles.count")}</th></tr></thead>
<tbody><#list of.tensors as one><tr><th scope="row"><code>${one.name}</code></th><td><code>${one.dtype} [<#list one.shape as d>${d}<#sep>, </#list>]</code></td><td class="number">${num(one.count)}</td></tr></#list></tbody>
</@parts.table>
<#if of.moreTensors gt 0><p class="note">${n("stated.more", of.moreTensors)}</p></#if>
</#if>
</#macro>
<#assign m = entry.model>
<@layout.frame kind="model" tree=true>
<header class="page">
<p class="eyebrow"><#if row.familyAddress??><a href="${href(row.familyAddress)}">${row.family}</a><#else>${row.family}</#if> · ${row.organisation}</p>
<h1>${page.title}</h1>
<p class="lead"><#list verdict as sentence>${sentence}<#sep>${t("gap")}</#list></p>
<dl class="keys">
<div><dt>${t("model.released")}</dt><dd>${date(m.released)}</dd></div>
<#if row.parameters gt 0><div><dt>${t("model.parameters")}</dt><dd>${short(row.parameters)}</dd></div></#if>
<#if entry.architecture??><div><dt>${t("model.nearest")}</dt><dd><#if row.standing == "one"><#assign near = row.near[0]><a href="${href(near.diff!near.address)}">${near.name}</a> · <#if near.identical>${t("lines.identical")}<#else>${near.distance}</#if><#elseif row.standing != ""><a href="#parents">${t("models." + row.standing, "names", row.names)}</a> · ${row.lines}<#else>${t("model.first")}</#if></dd></div></#if>
<#if packaging??><div><dt>${t("packaging")}</dt><dd>${packaging}</dd></div></#if>
<div><dt>${t("model.licence")}</dt><dd><#if licence.source != ""><a class="out" href="${licence.source}">${licence.name}</a><#else>${licence.name}</#if><#if licence.terms?has_content> <small class="terms">${t("model.licence.terms")}${t("colon")}<#list licence.terms as term>${term}<#sep>${t("semicolon")}</#list></small></#if></dd></div>
</dl>
<#if entry.architecture??><p class="more"><a href="${href('compare/')}?b=${row.id}">${t("model.compare")}</a></p></#if>
</header>
<@parts.rebuilt/>
<#if away??><p class="notice away">${t("model.away", "date", date(away.since))}${t("colon")}${away.cause.message}${t("stop")}<#if copies??>${t("gap")}${t("report.away.rebuilt")}<#elseif entry.snapshot??>${t("gap")}${t("report.away.shown")}</#if></p></#if>
<#if confirmed??><div class="notice rebuilt"><p>${confirmed.intro}</p><@parts.confirmed of=confirmed/></div></#if>
<#if m.paper??><p class="notice">${t("model.paper-only")}${t("gap")}<a class="out" href="${m.paper.url}">${m.paper.reference}</a></p></#if>
<@parts.words of=m.words/>
<#if listing?has_content>
<@parts.section id="listing" title=t("model.listing") note=t("model.listing.note")>
<#if guessed><p class="notice">${t("model.guessed")}</p></#if>
<div class="beside">
<div>
<@parts.table label=t("model.listing") class="listing one">
<tbody><#list listing as line><tr><th scope="row">${line.subject}</th><td>${line.a}<#if line.knownA??> <small class="known">${line.knownA}</small></#if></td></tr></#list></tbody>
</@parts.table>
<#list beside as sentence><p class="note">${t("model.beside")}${t("colon")}${sentence}</p></#list>
<#if twins?has_content><p>${n("model.twins", twinCount)}${t("gap")}<#list twins as twin><a href="${href(twin.address)}">${twin.name}</a><#sep>${t("comma")}</#list><#if twinCount gt twins?size>${t("comma")}${n("leaf.more", twinCount - twins?size)}</#if>${t("stop")}${t("gap")}<a href="${href(twinPage)}#${twinGroup}">${t("model.twins.unlisted")}</a></p></#if>
</div>
<figure>${draw(figure)}<figcaption>${t("figure.one")}${t("gap")}<span class="own"><@parts.figureFile/></span></figcaption></figure>
</div>
</@parts.section>
<#if smoke??>
<@run.section of=smoke/>
</#if>
<@parts.section id="sizes" title=t("model.sizes")>
<dl class="sizes"><#list sizes as fact><div><dt>${fact.name}</dt><dd><#if fact.origin == "unknown"><i class="unknown">${fact.value}</i><#else>${fact.value}<#if fact.seen?? && fact.seen.state == "unseen"> <small class="known">${fact.seen.words}</small></#if></#if></dd></div></#list></dl>
<#if entry.architecture.parameters.total gt 0>
<p class="count"><b>${num(entry.architecture.parameters.total)}</b> ${t("model.total")}<#if used gt 0 && used != entry.architecture.parameters.total>${t("semicolon")}<b>${num(used)}</b> ${t("model.used")}</#if><#if entry.architecture.parameters.embedding gt 0>${t("semicolon")}<b>${num(entry.architecture.parameters.embedding)}</b> ${t("model.embedding")}</#if>${t("stop")}${t("gap")}${countRule}</p>
</#if>
<#if derived?has_content>
<details class="fold"><summary>${t("model.derived")}</summary>
<@parts.table label=t("model.derived")><thead><tr><th scope="col">${t("derived.what")}</th><th scope="col" class="number">${t("fact.value")}</th><th scope="col">${t("derived.formula")}</th></tr></thead>
<tbody><#list derived as d><tr><th scope="row">${d.name}</th><td class="number"><#if d.unit == "bytes">${bytes(d.value)}<#else>${num(d.value)}</#if></td><td>${d.formula}</td></tr></#list></tbody></@parts.table>
</details>
</#if>
<#if witnesses?has_content>
<h3 id="witnesses">${t("witness")}</h3>
<p class="note">${t("witness.note")}</p>
<dl class="keys"><#list witnesses as w><div><dt><#if w.confirms>${t("witness.confirms")}<#elseif w.contradicts>${t("witness.contradicts")}<#else>${t("witness.open")}</#if></dt><dd>${w.sentence}</dd></div></#list></dl>
</#if>
<#if m.paper??><#if m.paper.explainedGap != ""><p>${m.paper.explainedGap}</p></#if></#if>
</@parts.section>
<#else>
<p class="notice">${undescribed}</p>
<#if stated??>
<@parts.section id="stated" title=t("stated") note=t("stated.note")>
<@said of=stated/>
<@files/>
</@parts.section>
</#if>
</#if>
<#if weightParents?has_content>
<@parts.section id="weights" title=t("model.weights") note=t("model.weights.note")><@kin of=weightParents/></@parts.section>
</#if>
<#if designParents?has_content>
<@parts.section id="parents" title=t("model.parents") note=t("model.parents.note")><@kin of=designParents/></@parts.section>
</#if>
<#if !origin.nothing>
<@parts.section id="origin" title=t("model.origin")>
<#if origin.disputes gt 0><p class="notice"><a href="${href('disputes/')}">${origin.ledger}</a></p></#if>
<#if origin.same?has_content>
<h3>${t("same.title")}</h3>
<ul class="kin"><#list origin.same as one><li><p class="who"><a href="${href(one.address)}">${one.name}</a><#if one.commit != ""> <small><code>${one.commit}</code></small></#if></p><p>${one.files}</p><#if one.plain != ""><p class="meta">${t("same.plain")}${t("colon")}<code>${one.plain}</code></p></#if></li></#list></ul>
</#if>
<#if origin.questions?has_content>
<h3>${t("disputes.questions")}</h3>
<p class="note">${t("disputes.questions.note")}</p>
<ul class="kin"><#list origin.questions as one><li><@parts.question of=one/></li></#list></ul>
</#if>
<#if origin.licences?has_content || origin.datasets?has_content>
<dl class="keys">
<#if origin.licences?has_content><div><dt>${t("origin.licences")}</dt><dd><#list origin.licences as one>${one.id}<#if one.name != ""> (${one.name})</#if> <small><code>${one.file}</code></small><#sep>${t("comma")}</#list></dd></div></#if>
<#if origin.datasets?has_content><div><dt>${t("origin.datasets")}</dt><dd><#list origin.datasets as one>${one.name}<#sep>${t("comma")}</#list></dd></div></#if>
</dl>
</#if>
<#if origin.nowhere?has_content>
<details class="fold"><summary>${n("nowhere", origin.nowhere?size)}</summary>
<@parts.table label=t("nowhere.title")>
<thead><tr><th scope="col">${t("nowhere.name")}</th><th scope="col">${t("nowhere.where")}</th><th scope="col">${t("nowhere.what")}</th></tr></thead>
<tbody><#list origin.nowhere as one><tr><th scope="row"><code>${one.name}</code></th><td><code>${one.file}: ${one.key}</code></td><td>${one.why}</td></tr></#list></tbody>
</@parts.table>
</details>
</#if>
</@parts.section>
</#if>
<@parts.tree id="tree" title=t("model.tree") of=tree/>
<#if weightChildren?has_content>
<@parts.section id="children" title=t("model.children.weights")><@kin of=weightChildren/><@rest count=weightChildrenMore/></@parts.section>
</#if>
<#if designChildren?has_content>
<@parts.section id="followers" title=t("model.children")><@kin of=designChildren/><@rest count=designChildrenMore/></@parts.section>
</#if>
<#if history?has_content || revisions?has_content>
<@parts.section id="history" title=t("model.history")>
<#list revisions as other><p class="revision">${t("model.revisions")}${t("gap")}<a href="${href(other.address)}">${other.name}</a><#if other.diff??>${t("stop")}${t("gap")}${other.sentence}${t("gap")}<a href="${href(other.diff)}">${t("kin.compare")}</a></#if></p></#list>
<#if history?has_content>
<ol class="history">
<#list history as event>
<li><p><time datetime="${event.date}">${date(event.date)}</time> <#if event.url != ""><a class="out" href="${event.url}"><code>${event.commit}</code></a><#else><code>${event.commit}</code></#if></p>
<#list event.sentences as sentence><p>${sentence}</p></#list>
<#if event.changes?has_content><details class="fold"><summary>${n("history.changes", event.changes?size)}</summary>
<@parts.changes values=event.changes label=t("model.history")/></details></#if></li>
</#list>
</ol>
</#if>
</@parts.section>
</#if>
<#if diffs?has_content || sides?has_content>
<@parts.section id="diffs" title=t("model.diffs")>
<ul class="comparisons"><#list diffs as item><@parts.comparison item=item/></#list><#list sides as item><@parts.comparison item=item/></#list></ul><@rest count=moreDiffs/>
</@parts.section>
</#if>
<#if tensors?has_content>
<@parts.section id="tensors" title=t("model.tensors") note=t("model.tensors.note")>
<#if tensorsSeen??><p class="note">${t("copies.tensors")}${t("colon")}${tensorsSeen}${t("stop")}</p></#if>
<#list tensors as group>
<details class="fold"><summary>${group.where}${t("colon")}${n("model.roles", group.roles?size)}${t("comma")}${n("model.tensors.count", group.tensors)}</summary>
<@parts.table label=group.where class="roles">
<thead><tr><th scope="col">${t("diff.role")}</th><th scope="col">${t("roles.pattern")}</th><th scope="col">${t("roles.shape")}</th><th scope="col" class="number">${t("roles.count")}</th></tr></thead>
<tbody><#list group.roles as r><tr><th scope="row"><code>${r.role}</code><#if r.parts?has_content> <small><#list r.parts as part><code>${part.name}</code><#sep> + </#list></small></#if></th><td><code>${r.pattern}</code></td><td><code>${r.dtype} [<#list r.shape as d>${d}<#sep>, </#list>]</code></td><td class="number">${num(r.count)}</td></tr></#list></tbody>
</@parts.table>
</details>
</#list>
</@parts.section>
</#if>
<#if traits?has_content>
<@parts.section id="facts" title=t("model.facts") note=t("model.facts.note")>
<details class="fold"><summary>${n("model.facts.show", traits?size + sizes?size + settings?size)}</summary>
<@facts of=traits label=t("model.facts")/>
<@facts of=sizes label=t("model.sizes")/>
<#if settings?has_content><@facts of=settings label=t("model.settings")/></#if>
</details>
<#if copies??>
<details class="fold"><summary>${n("copies", copies?size)}</summary>
<div id="copies">
<@parts.table label=t("copies.label") class="copies">
<thead><tr><th scope="col">${t("copies.place")}</th><th scope="col">${t("copies.keys")}</th></tr></thead>
<tbody><#list copies as copy><tr><th scope="row"><#if copy.url != ""><a class="out" lang="en" href="${copy.url}">${copy.place}</a><#else><span lang="en">${copy.place}</span></#if><#if copy.of != ""> <small class="seen">${copy.of}</small></#if></th><td><#list copy.keys as key><code>${key}</code><#sep> </#list></td></tr></#list>
<#if unseen?has_content><tr><th scope="row"><i class="unknown">${t("seen.not")}</i></th><td><#list unseen as key><code>${key}</code><#sep> </#list></td></tr></#if></tbody>
</@parts.table>
<p class="note">${t("copies.tensors")}${t("colon")}${tensorsSeen}${t("stop")}</p>
</div>
</details>
</#if>
<@files/>
</@parts.section>
</#if>
<#if findings?has_content>
<@parts.section id="findings" title=t("model.findings")>
<ul class="findings"><#list findings as f><li class="severity-${f.severity}"><b>${t("severity." + f.severity)}</b> ${f.message}<#if f.hint != "">${t("semicolon")}<small>${f.hint}</small></#if></li></#list></ul>
</@parts.section>
</#if>
<@parts.section id="sources" title=t("model.sources")>
<ul class="sources">
<#if repository != ""><li><a class="out" href="${repository}">${m.repository}</a><#if revision??> <small>${t("model.commit", "commit", revision.commit?truncate_c(12, ""), "date", date(revision.date))}</small><#elseif copies??> <small>${t("model.not-read")}</small></#if></li></#if>
<#if m.paper?? && m.paper.url != ""><li><a class="out" href="${m.paper.url}">${m.paper.reference}</a></li></#if>
<li><a href="${asset(bom)}">${t("model.bom")}</a> <small>CycloneDX</small></li>
<#list m.sources as source><li><#if source?starts_with("https://")><a class="out" href="${source}">${source?keep_after("//")}</a><#else>${source}</#if></li></#list>
</ul>
</@parts.section>
</@layout.frame>
