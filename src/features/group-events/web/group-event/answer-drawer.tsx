import { Alert, Button, Drawer, Input, Select, Space } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { messagePurpose } from '#features/tickets/contract.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { answerGroupEvent, previewAnswer } from '../../contract/answering.ts'

type Purpose = (typeof messagePurpose.options)[number]

/** One answer to all customers of an event, and how the first of them will read it. */
export function AnswerDrawer({ groupEventId, onClose }: { groupEventId: string; onClose: () => void }) {
  const { t } = useTranslation(['group-events', 'tickets'])
  const [text, setText] = useState(() => t('answers.begin'))
  const [purpose, setPurpose] = useState<Purpose>('progress')
  const answer = useWrite(answerGroupEvent, { onDone: onClose })
  const { data: preview } = useRead(previewAnswer, { groupEventId }, { text: useDeferredValue(text) })
  const tickets = preview?.tickets ?? 0
  const ready = text.trim() !== '' && tickets > 0 && preview?.open.length === 0
  return (
    <Drawer
      open
      size={520}
      title={t('answers.all')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Space>
          <Button
            type="primary"
            disabled={!ready}
            loading={answer.pending}
            onClick={() => void answer.send({ groupEventId }, { text, purpose })}
          >
            {tickets > 0 ? t('answers.send', { count: tickets }) : t('answers.sendNone')}
          </Button>
          <Button onClick={onClose}>{t('answers.cancel')}</Button>
        </Space>
      }
    >
      <div className="hx-group-event-answering">
        <Input.TextArea
          autoFocus
          aria-label={t('answers.text')}
          value={text}
          maxLength={4000}
          autoSize={{ minRows: 6, maxRows: 16 }}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="hx-soft">{t('answers.hint')}</p>
        <Space wrap>
          <Button size="small" onClick={() => setText((words) => words + t('answers.variable'))}>
            {t('answers.name')}
          </Button>
          <Select
            aria-label={t('answers.purpose')}
            value={purpose}
            onChange={setPurpose}
            popupMatchSelectWidth={false}
            options={messagePurpose.options.map((value) => ({ value, label: t(`tickets:purpose.${value}`) }))}
          />
        </Space>
        {preview !== undefined && <Reads preview={preview} />}
      </div>
    </Drawer>
  )
}

type Preview = NonNullable<ReturnType<typeof useRead<typeof previewAnswer>>['data']>

function Reads({ preview: { tickets, leftOut, first, open } }: { preview: Preview }) {
  const { t } = useTranslation('group-events')
  const { locale } = useLocale()
  return (
    <>
      {open.length > 0 && (
        <Alert type="warning" showIcon title={t('answers.open', { names: formatList(open, locale) })} />
      )}
      <p>{tickets > 0 ? t('answers.reach', { count: tickets }) : t('answers.nobody')}</p>
      {leftOut > 0 && <p className="hx-soft">{t('answers.leftOut', { count: leftOut })}</p>}
      {first !== null && (
        <figure className="hx-group-event-reads">
          <figcaption>{t('answers.reads', { number: first.number })}</figcaption>
          <blockquote>{first.text}</blockquote>
        </figure>
      )}
    </>
  )
}
