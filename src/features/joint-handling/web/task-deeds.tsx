import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AskingDeed, DeedDialog } from './deed-dialog.tsx'
import type { Deed, Task } from './task.ts'
import { useDeeds } from './use-deeds.ts'

/** In the order in which they are likely wanted: the first that may be done is the one to do. */
const inOrder: readonly Deed[] = [
  'rule',
  'accept',
  'answer',
  'resend',
  'dispute',
  'return',
  'waive',
  'cancel',
]

/** What may be done with a sub-task now. */
export function TaskDeeds({ task, none }: { task: Task; none?: string }) {
  const { t } = useTranslation('joint-handling')
  const [asking, setAsking] = useState<AskingDeed | null>(null)
  const deeds = useDeeds(task)
  const allowed = inOrder.filter((deed) => task.can[deed])
  const begin = (deed: Deed) => {
    if (deed === 'accept') void deeds.act('accept')
    else setAsking(deed)
  }
  if (allowed.length === 0) return none === undefined ? null : <p className="hx-soft">{none}</p>
  return (
    <div className="hx-joint-deeds">
      {allowed.map((deed, index) => (
        <Button
          key={deed}
          type={index === 0 && deed !== 'cancel' ? 'primary' : 'default'}
          danger={deed === 'cancel'}
          loading={deed === 'accept' && deeds.pending}
          onClick={() => begin(deed)}
        >
          {t(deed === 'accept' && task.role === 'informed' ? 'deeds.note' : `deeds.${deed}`)}
        </Button>
      ))}
      {asking !== null && <DeedDialog task={task} deed={asking} onClose={() => setAsking(null)} />}
    </div>
  )
}
