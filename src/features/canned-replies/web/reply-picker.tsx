import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { pieces, type ReplyLanguage } from '../domain/variables.ts'
import { FilledText } from './filled-text.tsx'
import { hasBoth, languageOf, type Reply, textIn } from './reply.ts'
import type { useReplyTexts } from './use-reply-texts.ts'
import './reply-picker.css'

interface Picking {
  readonly id: string
  readonly replies: readonly Reply[]
  readonly at: number
  readonly typed: string
  readonly texts: ReturnType<typeof useReplyTexts>
  point(at: number): void
  take(reply: Reply): void
}

/** The replies that fit what was typed, and the one under the cursor as it will read. */
export function ReplyPicker(picking: Picking) {
  const { t } = useTranslation('canned-replies')
  const { replies, at, typed } = picking
  const active = replies[at]
  return (
    <div className="hx-reply-picker">
      {active === undefined ? (
        <p className="hx-soft">{t(typed === '' ? 'picker.empty' : 'picker.none', { typed })}</p>
      ) : (
        <div className="hx-reply-columns">
          <Options {...picking} />
          <Preview {...picking} reply={active} />
        </div>
      )}
      <footer>
        <span>{t(active !== undefined && hasBoth(active) ? 'picker.keysLanguages' : 'picker.keys')}</span>
        <Link to="/canned-replies">{t('picker.manage')}</Link>
      </footer>
    </div>
  )
}

function Options({ id, replies, at, point, take }: Picking) {
  const { t } = useTranslation('canned-replies')
  return (
    <div role="listbox" id={id} aria-label={t('picker.label')} tabIndex={-1}>
      {replies.map((reply, index) => (
        <div
          key={reply.id}
          id={`${id}-${reply.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          ref={index === at ? intoView : null}
          onMouseMove={() => index !== at && point(index)}
          // The field keeps the focus, so that typing goes on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(reply)}
          onKeyDown={(event) => event.key === 'Enter' && take(reply)}
        >
          <span>{reply.title}</span>
          {reply.shortcut !== null && <kbd>/{reply.shortcut}</kbd>}
          <small>{[reply.folder, reply.unit?.name ?? t('list.mine')].filter(Boolean).join(' · ')}</small>
        </div>
      ))}
    </div>
  )
}

const intoView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })

function Preview({ reply, texts }: Picking & { reply: Reply }) {
  const { t } = useTranslation('canned-replies')
  const values = texts.valuesFor(reply)
  if (values === null) return null
  const text = textIn(reply, texts.language)
  const open = pieces(text, values).filter((piece) => piece.open)
  return (
    <section aria-label={t('picker.preview')}>
      {hasBoth(reply) && (
        <Segmented<ReplyLanguage>
          size="small"
          value={languageOf(reply, texts.language)}
          onChange={texts.turn}
          options={[
            { value: 'zh-CN', label: t('list.zh') },
            { value: 'en', label: t('list.en') },
          ]}
        />
      )}
      <FilledText text={text} values={values} />
      {open.length > 0 && (
        <p className="hx-reply-missing">
          {t('picker.stillOpen', { names: [...new Set(open.map((piece) => piece.text))].join(' ') })}
        </p>
      )}
    </section>
  )
}
