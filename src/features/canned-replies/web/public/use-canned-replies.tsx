import { SnippetsOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { takeCannedReply } from '../../contract.ts'
import { found } from '../../domain/finding.ts'
import { filled, openIn } from '../../domain/variables.ts'
import { ask, type Field, put } from '../field.ts'
import { hasBoth, type Reply, textIn } from '../reply.ts'
import { ReplyPicker } from '../reply-picker.tsx'
import { useAsked } from '../use-asked.ts'
import { useReplyTexts } from '../use-reply-texts.ts'

/** What a field draws and hears, so that «/» offers canned replies in it. */
interface CannedReplies {
  /** Hears keys before the field does; true when the key was taken. */
  onKeyDown(event: KeyboardEvent): boolean
  /** To be told whenever the caret moves. */
  onCaret(caret: number): void
  readonly picker: ReactNode
  readonly button: ReactNode
  /** Variables the text still leaves open, as they are written: it must not be sent. */
  readonly unfilled: readonly string[]
  readonly aria: Readonly<Record<string, string>>
}

const mostShown = 50

/** Canned replies for a field: «/» offers them, keys choose, what is left open is told. */
export function useCannedReplies(given: Field): CannedReplies {
  const { t } = useTranslation('canned-replies')
  const id = useId()
  const field = { ...given, on: useMay('canned-replies.use') && given.on }
  const asking = useAsked(field)
  const texts = useReplyTexts(field)
  const { asked } = asking
  const shown =
    asked === null ? [] : found((texts.replies ?? []).map(ownUsesFirst), asked.typed).slice(0, mostShown)
  const at = Math.min(asking.at, Math.max(shown.length - 1, 0))
  const active = shown[at]
  const take = (reply: Reply) => {
    const values = texts.valuesFor(reply)
    if (asked === null || values === null) return
    put(field, [asked.from, asking.caret], filled(textIn(reply, texts.language), values))
    void call(takeCannedReply, { replyId: reply.id }, {}).catch(() => undefined)
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const key = asked === null ? null : keyOf(event)
    if (key === null || (active === undefined && key !== 'close')) return false
    event.preventDefault()
    if (key === 'close') asking.dismiss()
    else if (key === 'up' || key === 'down') asking.setAt(beside(at, key, shown.length))
    else if (key === 'turn' && active !== undefined && hasBoth(active)) texts.turn()
    else if (active !== undefined) take(active)
    return true
  }
  return {
    onKeyDown,
    onCaret: asking.follow,
    unfilled: given.on ? openIn(given.text) : [],
    aria: active === undefined ? {} : pointingAt(id, active),
    picker: asked !== null && texts.replies !== undefined && (
      <ReplyPicker {...{ id, at, take, texts }} replies={shown} typed={asked.typed} point={asking.setAt} />
    ),
    button: field.on && (
      <Button
        icon={<SnippetsOutlined />}
        title={t('picker.open')}
        aria-label={t('picker.open')}
        onClick={() => asking.follow(ask(field))}
      />
    ),
  }
}

const ownUsesFirst = (reply: Reply): Reply => ({ ...reply, uses: reply.ownUses * 1000 + reply.uses })

const beside = (at: number, key: 'up' | 'down', count: number) =>
  (at + (key === 'down' ? 1 : count - 1)) % count

const pointingAt = (id: string, { id: replyId }: Reply) => ({
  'aria-autocomplete': 'list',
  'aria-controls': id,
  'aria-activedescendant': `${id}-${replyId}`,
})

type PickerKey = 'up' | 'down' | 'take' | 'turn' | 'close'
const keys: Readonly<Record<string, PickerKey>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'take',
  Tab: 'turn',
  Escape: 'close',
}

function keyOf(event: KeyboardEvent): PickerKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  return event.nativeEvent.isComposing ? null : (keys[event.key] ?? null)
}
