<#-- Small parts that several pages use. -->

<#-- The way through a list of several pages: where its parts begin, and pages by number. -->
<#macro leaves of>
<#if of.of gt 1>
<nav class="leaves" aria-label="${t('leaf')}">
<#if of.parts?has_content><p><#list of.parts as part><a href="${href(part.address)}">${part.name}</a>${t("gap")}<small>${num(part.rows)}</small><#sep> · </#list></p></#if>
<p><#list of.places as place><#if place.gap>… </#if><#if place.here><b aria-current="page">${num(place.number)}</b><#else><a href="${href(place.address)}">${num(place.number)}</a></#if><#sep> </#list></p>
</nav>
</#if>
</#macro>

<#-- A heading over a section of a page. -->
<#macro section id title note="">
<section aria-labelledby="${id}">
<h2 id="${id}"><a href="#${id}">${title}</a></h2>
<#if note != ""><p class="note">${note}</p></#if>
<#nested>
</section>
</#macro>

<#-- Words people wrote, with a notice when they are not in the language of the page. -->
<#macro words of>
<#if page.proseTag != lang || (lang?starts_with("zh") && !of.hasChinese)>
<p class="notice">${t("words.english")}</p>
<div class="prose" lang="en">${prose(of)}</div>
<#else>
<#if lang?starts_with("zh") && of.stale><div class="notice stale"><p>${t("words.stale")}</p><#if since(of)??><@changed of=since(of)/></#if></div></#if>
<div class="prose">${prose(of)}</div>
</#if>
<#if edited(of)?? || site.editUrl != ""><p class="meta edited"><#if edited(of)??><#local by = edited(of)><#if by.authors?has_content>${t("words.by", "names", by.authors?join(t("comma")))}${t("stop")}${t("gap")}</#if>${t("words.edited", "date", date(by.day))}${t("stop")}</#if><#if site.editUrl != ""> <a class="out" href="${site.editUrl}content/<#if lang?starts_with("zh") && of.hasChinese>${of.zhPath}<#else>${of.enPath}</#if>">${t("words.edit")}</a></#if></p></#if>
</#macro>

<#-- What changed in an English text since it was translated. -->
<#macro changed of>
<#if !of.found><p>${t("words.since.unknown")}</p><#elseif of.passages?has_content>
<details class="fold since"><summary>${t("words.since", "date", date(of.translated))}</summary>
<div lang="en"><#list of.passages as passage><p><#list passage.pieces as piece><#switch piece.fate><#case "removed"><del>${piece.text}</del><#break><#case "added"><ins>${piece.text}</ins><#break><#default>${piece.text}</#switch></#list></p></#list></div>
<#if of.more gt 0><p>${n("words.since.more", of.more)}</p></#if>
</details>
<#else><p>${t("words.since.blanks")}</p></#if>
</#macro>

<#-- A table in a box of its own that scrolls. -->
<#macro table label class="">
<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table<#if class != ""> class="${class}"</#if>>
<#nested>
</table></div>
</#macro>

<#-- One of the three answers, with what stands beside it. -->
<#macro answer question value note="">
<div class="answer answer-${value}">
<dt>${t("question." + question)}</dt>
<dd><span class="sign" aria-hidden="true"><#switch value><#case "same">=<#break><#case "different">≠<#break><#case "derived">⊂<#break><#case "independent">∥<#break><#default>?</#switch></span> <b>${t("answer." + question + "." + value)}</b></dd><#if note != "">
<dd class="grounds">${note}</dd></#if><#if question == "weights" && (value == "derived" || value == "independent")>
<dd class="grounds"><a href="${href('methods/')}">${t("answer.rate")}</a></dd></#if>
</div>
</#macro>

<#-- How deep a difference goes: a word with a mark, not a colour alone. -->
<#macro level word name><span class="level level-${word}"><#switch word><#case "design">◆<#break><#case "variation">◈<#break><#case "shape">▭<#break><#case "hyper-parameter">#<#break><#default>≡</#switch> ${name}</span></#macro>

<#-- A value with how it is known, when that is not from files. -->
<#macro value fact>
<#if fact.origin == "unknown"><i class="unknown">${fact.value}</i><#else>${fact.value}<#if fact.brief??> <small class="known" title="${fact.known}">${fact.brief}</small></#if><@brief fact=fact/></#if>
</#macro>

<#-- The same beside a value, in a word. -->
<#macro brief fact><#if fact.seen??> <small class="seen ${fact.seen.state}"<#if fact.seen.state == "tensors"> title="${fact.seen.words}"</#if>><#if fact.seen.url != ""><a href="${fact.seen.url}">${fact.seen.brief}</a><#else>${fact.seen.brief}</#if></small></#if></#macro>

<#-- What the first reading of a repository confirmed and corrected. -->
<#macro confirmed of>
<#list of.groups as group><p>${group.sentence}</p><#if group.corrected?has_content><ul><#list group.corrected as value><li>${value}</li></#list></ul></#if></#list>
<#if of.numbers??><p>${of.numbers}</p></#if>
</#macro>

<#-- How much of what a page shows was seen in public copies only; nothing where all was read. -->
<#macro rebuilt><#if mark??><p class="notice rebuilt">${mark}</p></#if></#macro>

<#-- What confirms a fact of a rebuilt repository: a public copy, the published size of its files, or nothing. -->
<#macro seen of><#if of.state == "seen"><small class="seen">${t("seen.in")} <#if of.url != ""><a class="out" lang="en" href="${of.url}" title="${of.full}">${of.place}</a><#else><span lang="en">${of.place}</span></#if><#if of.words != "">${t("pause")}${of.words}</#if><#if of.others gt 0> <a href="#copies">+${of.others}</a></#if></small><#elseif of.state == "tensors"><small class="seen"><a href="#copies" title="${of.words}">${of.brief}</a></small><#else><small class="seen unseen">${of.brief}</small></#if></#macro>

<#-- Where a fact can be checked. -->
<#macro source fact>
<#if fact.url != ""><a class="out" href="${fact.url}"><#if fact.source != "">${fact.source}<#else>${fact.known}</#if></a><#elseif fact.source != "">${fact.source}</#if><#if fact.seen??> <@seen of=fact.seen/></#if>
</#macro>

<#-- Who says something: a link where it is one. -->
<#macro sayer source><#if source == "card" || source == "memory">${t("source." + source)}<#elseif source?starts_with("https://")><a class="out" href="${source}">${source?keep_after("//")?keep_before("/")}</a><#elseif source != "">${source}</#if></#macro>

<#-- Between two models: an arrow only where somebody says that the second comes from the first. -->
<#macro between claimed><#if claimed><span class="arrow" aria-hidden="true">→</span><span class="sr">${t("to")}</span><#else><span class="arrow">${t("and")}</span></#if></#macro>

<#-- A comparison in a list. -->
<#macro comparison item>
<li><a href="${href(item.address)}"><span class="pair">${item.a} <@between claimed=item.claimed/> ${item.b}</span></a>
<p>${item.sentence}</p></li>
</#macro>

<#-- How far a model is from its nearest earlier design; where several are equally near, or unknown lines leave it open, all are named. -->
<#macro apart row><#if row.standing == "one"><#local near = row.near[0]><a href="${href(near.diff!near.address)}">${row.lines}</a>${t("gap")}<small>${t("models.from", "name", near.name)}</small><#elseif row.standing != ""><a href="${href(row.address)}#parents">${row.lines}</a>${t("pause")}<small>${t("models." + row.standing, "names", row.names)}</small><#else>–</#if></#macro>

<#-- A picture of the family tree; nothing where there is none. -->
<#macro tree id title of class="">
<#local drawn = draw(of)>
<#if drawn?markup_string != "">
<@section id=id title=title><div class="tree<#if class != ""> ${class}</#if>">${drawn}</div></@section>
</#if>
</#macro>

<#-- What a statement rests on, each piece with its kind and where it can be checked. -->
<#macro evidence of>
<#if of?has_content><ul class="rests"><#list of as piece><li><small class="known">${t("evidence." + piece.kind)}</small> ${piece.sentence}<#if piece.source?starts_with("https://")> <a class="out" href="${piece.source}">${t("evidence.see")}</a></#if></li></#list></ul></#if>
</#macro>

<#-- A question about a licence: the way from the model that has the term, and the clause. -->
<#macro question of>
<p>${of.sentence}${t("gap")}<a class="out" href="${of.source}">${t("question.source")}</a></p>
<p class="meta"><#list of.path as step>${step}<#sep> → </#list>${t("semicolon")}<#if of.proved>${t("question.proved")}<#else>${t("question.declared")}</#if></p>
</#macro>

<#-- What the small words beside values mean. -->
<#macro knownLegend>
<dl class="legend"><#list ["paper", "code", "arithmetic", "inferred", "memory", "default"] as word><div><dt><small class="known">${t("known." + word)}</small></dt><dd>${t("known." + word + ".meaning")}</dd></div></#list></dl>
</#macro>

<#-- Values that changed, before and after. -->
<#macro changes values label>
<@table label=label class="changes"><thead><tr><th scope="col">${t("history.key")}</th><th scope="col">${t("history.before")}</th><th scope="col">${t("history.after")}</th></tr></thead>
<tbody><#list values as change><tr><th scope="row"><code>${change.where}</code></th><td><#if change.before == "">–<#else><code>${change.before}</code></#if></td><td><#if change.after == "">–<#else><code>${change.after}</code></#if></td></tr></#list></tbody></@table>
</#macro>

<#-- The ways to the files of the figure of this page. -->
<#macro figureFile>${t("figure.file")}${t("colon")}<a href="figure.svg">SVG</a> · <a href="figure.png">PNG</a></#macro>
