import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelSelect } from './label-select.tsx'

/** Asks for the label that several tickets shall carry. */
export function LabelDialog(props: {
  count: number
  onChoose: (labelId: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('tickets')
  const [labelId, setLabelId] = useState<string | null>(null)
  return (
    <Modal
      open
      title={t('screens.bulk.labelTitle', { count: props.count })}
      okText={t('screens.bulk.labelDo')}
      okButtonProps={{ disabled: labelId === null }}
      onOk={() => labelId !== null && props.onChoose(labelId)}
      onCancel={props.onClose}
    >
      <LabelSelect value={labelId} onChange={(value) => setLabelId(value ?? null)} />
    </Modal>
  )
}
