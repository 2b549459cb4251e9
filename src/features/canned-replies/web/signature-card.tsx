import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readSignature, saveSignature } from '../contract.ts'

type Signature = CallerReply<typeof readSignature>

/** What stands under one's replies, in both languages. */
export function SignatureCard() {
  const { t } = useTranslation('canned-replies')
  const read = useRead(readSignature, {}, {})
  return (
    <section className="hx-replies-signature" aria-labelledby="reply-signature">
      <h2 id="reply-signature">{t('signature.title')}</h2>
      <p className="hx-soft">{t('signature.about')}</p>
      <ReadState read={read} rows={3}>
        {(signature) => <SignatureForm key={JSON.stringify(signature)} kept={signature} />}
      </ReadState>
    </section>
  )
}

const texts = { textZh: 'zh', textEn: 'en' } as const

function SignatureForm({ kept }: { kept: Signature }) {
  const { t } = useTranslation('canned-replies')
  const { message } = App.useApp()
  const id = useId()
  const [signature, put] = useState(kept)
  const save = useWrite(saveSignature, { onDone: () => void message.success(t('signature.saved')) })
  const unchanged = JSON.stringify(signature) === JSON.stringify(kept)
  return (
    <>
      {(Object.keys(texts) as (keyof Signature)[]).map((key) => (
        <div key={key}>
          <label htmlFor={`${id}-${key}`}>{t(`signature.${texts[key]}`)}</label>
          <Input.TextArea
            id={`${id}-${key}`}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={signature[key] ?? ''}
            onChange={(event) => put({ ...signature, [key]: event.target.value || null })}
          />
        </div>
      ))}
      <Button disabled={unchanged} loading={save.pending} onClick={() => void save.send({}, signature)}>
        {t('signature.save')}
      </Button>
    </>
  )
}
