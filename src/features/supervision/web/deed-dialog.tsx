import { Alert, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedModal } from '#platform/web/ui/deed-modal.tsx'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { useSupervisionDeed } from './use-supervision-deed.ts'

const mostWords = 10_000

/** Asks what a deed needs and does it; who was faster is told above what was entered. */
export function DeedDialog(props: {
  title: string
  ready: boolean
  act: () => Promise<unknown>
  onClose: () => void
  danger?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('supervision')
  const deed = useSupervisionDeed()
  return (
    <DeedModal
      title={props.title}
      verb={t('form.send')}
      ready={props.ready}
      pending={deed.pending}
      danger={props.danger}
      onDo={() => deed.act(props.act)}
      onClose={props.onClose}
    >
      {deed.changedBy !== null && (
        <Alert type="warning" showIcon title={t('form.conflict', { name: deed.changedBy })} />
      )}
      {props.children}
    </DeedModal>
  )
}

/** Words to write. */
export function Words(props: {
  label: string
  value: string
  onChange: (words: string) => void
  placeholder?: string
}) {
  return (
    <Labelled label={props.label}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={props.value}
          maxLength={mostWords}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => props.onChange(event.target.value)}
          {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
        />
      )}
    </Labelled>
  )
}
