import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { Island } from '#platform/pages/island.ts'
import { type PageWords, say } from '#platform/pages/say.ts'
import { inTwo } from '../domain/long-words.ts'
import { groupedNumber } from '../domain/tracking-number.ts'
import { type Addition, AddMore } from './add-more.ts'
import { CopyLink } from './copy-link.ts'

const steps = ['received', 'in_progress', 'answered', 'closed'] as const

/** A file of the sender; `state`: whether its words could be read, as far as that is known. */
interface Attached {
  readonly name: string
  readonly state: string | null
}

/** Where a matter stands, as its sender is told. */
export type Standing = (typeof steps)[number] | 'waiting_for_you' | 'withdrawn' | 'ended'

export interface TrackingProps {
  readonly words: PageWords
  readonly number: string
  /** The path with the secret, to be kept by the sender. */
  readonly link: string
  readonly isNew: boolean
  readonly standing: Standing
  /** Why we ended it, as a whole sentence; null where we did not. */
  readonly ended: string | null
  /** Already written out in the page's language. */
  readonly receivedAt: string
  readonly promisedAt: string | null
  /** What was promised has not come in time. */
  readonly missed: boolean
  /** Between when matters like this one are solved as a rule; null where that is not known, or not before what was promised. */
  readonly usual: { readonly from: string; readonly by: string } | null
  /** What happens next, where the step alone does not say it. */
  readonly next: string | null
  /** Sentences that say with which other matter it is handled now, and which parts of it are handled by themselves. */
  readonly regrouped: readonly string[]
  readonly talk: readonly {
    readonly id: string
    readonly text: string
    readonly at: string
    readonly mine: boolean
    /** What we sent along. */
    readonly files: readonly { readonly id: string; readonly name: string }[]
    /** What the sender sent along. */
    readonly attached: readonly Attached[]
  }[]
  readonly canAdd: boolean
  /** What an addition held that did not go through; empty otherwise. */
  readonly addition: Addition
  readonly canWithdraw: boolean
  /** Whether the sender agreed to the use of their data and can take that back, or when they did; null where no consent is on record. */
  readonly consent: { readonly withdrawnAt: string | null } | null
  /** Something was just added. */
  readonly added: boolean
  readonly problem: string | null
  /** Something the page shows for others, e.g. a survey. */
  readonly slot: VNode | null
}

function Steps({ words, standing, ended }: Pick<TrackingProps, 'words' | 'standing' | 'ended'>): VNode {
  if (standing === 'ended') return html`<p>${ended}</p>`
  if (standing === 'withdrawn') return html`<p>${say(words, 'standing.withdrawn')}</p>`
  const at = steps.indexOf(standing === 'waiting_for_you' ? 'in_progress' : standing)
  return html`<ol class="steps">
    ${steps.map((step, index) => {
      const place = index < at ? 'past' : index === at ? 'now' : ''
      const label = say(words, index === at ? `standing.${standing}` : `standing.${step}`)
      return html`<li key=${step} class=${place} aria-current=${index === at ? 'step' : undefined}>${label}</li>`
    })}
  </ol>`
}

function Saved({ words, link }: { words: PageWords; link: string }): VNode {
  return html`<section class="card">
    <h2>${say(words, 'saveThis')}</h2>
    <p class="soft">${say(words, 'saveThis.why')}</p>
    <${Island} name="copy-link" of=${CopyLink} props=${{ words, path: link }} />
  </section>`
}

/** A file's name, and what the sender should know of it: that it was read, or that they had better write down what stands in it. */
function fileWords(words: PageWords, { name, state }: Attached): string {
  if (state === 'read') return `${name} ${say(words, 'attached.read')}`
  return state === 'failed' || state === 'empty' ? `${name} ${say(words, 'attached.unread')}` : name
}

function AttachedFiles({ words, files }: { words: PageWords; files: readonly Attached[] }): VNode | null {
  if (files.length === 0) return null
  const names = files.map((file) => fileWords(words, file)).join(' · ')
  return html`<p class="soft">${say(words, 'attached', { names })}</p>`
}

function SentFiles({
  number,
  files,
}: { number: string } & Pick<TrackingProps['talk'][number], 'files'>): VNode | null {
  if (files.length === 0) return null
  return html`<ul class="sent-files">
    ${files.map(
      ({ id, name }) =>
        html`<li key=${id}><a href=${`/voice/${number}/files/${id}`} target="_blank">${name}</a></li>`,
    )}
  </ul>`
}

/** What was said; of a long text its beginning, so that the answer below stays in sight. */
function Said({ words, text }: { words: PageWords; text: string }): VNode {
  const [beginning, rest] = inTwo(text)
  if (rest === '') return html`<span>${text}</span>`
  return html`<span>${beginning}</span><details><summary>${say(words, 'talk.rest', { count: rest.length })}</summary>${rest}</details>`
}

function Talk({ words, number, talk }: Pick<TrackingProps, 'words' | 'number' | 'talk'>): VNode {
  return html`<section class="card">
    <h2>${say(words, 'talk')}</h2>
    <ul class="talk">
      ${talk.map(
        (one) => html`<li key=${one.id} class=${one.mine ? 'mine' : ''}>
          <time>${say(words, one.mine ? 'talk.you' : 'talk.us')} · ${one.at}</time><${Said} words=${words} text=${one.text} /><${SentFiles} number=${number} files=${one.files} /><${AttachedFiles} words=${words} files=${one.attached} />
        </li>`,
      )}
    </ul>
  </section>`
}

function Withdraw({ words, number }: { words: PageWords; number: string }): VNode {
  return html`<details>
    <summary>${say(words, 'withdraw')}</summary>
    <form method="post" action=${`/voice/${number}/withdrawal`} enctype="multipart/form-data">
      <p class="soft">${say(words, 'withdraw.what')}</p>
      <label class="check"><input type="checkbox" name="sure" value="yes" required /><span>${say(words, 'withdraw.sure')}</span></label>
      <p><button class="danger" type="submit">${say(words, 'withdraw.go')}</button></p>
    </form>
  </details>`
}

function Consent({
  words,
  number,
  consent,
}: Pick<TrackingProps, 'words' | 'number' | 'consent'>): VNode | null {
  if (consent === null) return null
  if (consent.withdrawnAt !== null)
    return html`<p class="soft">${say(words, 'consent.withdrawn', { at: consent.withdrawnAt })}</p>`
  return html`<details>
    <summary>${say(words, 'consent.withdraw')}</summary>
    <form method="post" action=${`/voice/${number}/consent-withdrawal`} enctype="multipart/form-data">
      <p class="soft">${say(words, 'consent.withdraw.what')}</p>
      <label class="check"><input type="checkbox" name="sure" value="yes" required /><span>${say(words, 'consent.withdraw.sure')}</span></label>
      <p><button class="danger" type="submit">${say(words, 'consent.withdraw.go')}</button></p>
    </form>
  </details>`
}

/** The page at /voice/:number, for whoever holds its secret. */
export function TrackingPage(props: TrackingProps): VNode {
  const { words, number, link, isNew, standing, receivedAt, promisedAt, missed, usual, problem } = props
  return html`<div>
    <h1>${say(words, isNew ? 'thanks' : 'track.title')}</h1>
    ${isNew ? html`<p class="lead">${say(words, 'thanks.lead')}</p>` : null}
    ${props.added ? html`<p class="notice good" role="status">${say(words, 'addMore.done')}</p>` : null}
    ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
    <section class="card">
      <span class="soft">${say(words, 'number')}</span>
      <p class="number">${groupedNumber(number)}</p>
      <p class="soft">${say(words, 'receivedAt', { at: receivedAt })}</p>
      ${promisedAt === null ? null : html`<p class=${missed ? 'notice' : 'notice good'}>${say(words, missed ? 'missed' : 'promisedAt', { at: promisedAt })}</p>`}
      ${usual === null ? null : html`<p class="soft">${say(words, 'usual', usual)}</p>`}
      <${Steps} words=${words} standing=${standing} ended=${props.ended} />
      ${props.next === null ? null : html`<p class="notice good">${props.next}</p>`}
      ${props.regrouped.map((sentence) => html`<p key=${sentence} class="notice good">${sentence}</p>`)}
    </section>
    ${isNew ? html`<${Saved} words=${words} link=${link} />` : null}
    ${props.slot}
    <${Talk} words=${words} number=${number} talk=${props.talk} />
    ${props.canAdd ? html`<${Island} name="add-more" of=${AddMore} props=${{ words, number, addition: props.addition }} />` : null}
    ${isNew ? null : html`<${Saved} words=${words} link=${link} />`}
    ${props.canWithdraw ? html`<${Withdraw} words=${words} number=${number} />` : null}
    <${Consent} words=${words} number=${number} consent=${props.consent} />
  </div>`
}
