import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MergeDialog } from './merge-dialog.tsx'
import type { Label } from './public/labels.ts'
import { SplitDrawer } from './split-drawer.tsx'

/** Merges a label into another one, or splits it. */
export function SuccessionDeeds({ label }: { label: Label }) {
  const { t } = useTranslation('taxonomy')
  const [doing, setDoing] = useState<'merge' | 'split' | null>(null)
  const done = () => setDoing(null)
  return (
    <>
      <Button onClick={() => setDoing('merge')}>{t('succession.merge')}</Button>
      <Button onClick={() => setDoing('split')}>{t('succession.split')}</Button>
      {doing === 'merge' && <MergeDialog label={label} onDone={done} />}
      {doing === 'split' && <SplitDrawer label={label} onDone={done} />}
    </>
  )
}
