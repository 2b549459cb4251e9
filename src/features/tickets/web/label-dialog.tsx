import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'

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
      <LabelPicker autoFocus value={labelId} onChange={setLabelId} />
    </Modal>
  )
}
