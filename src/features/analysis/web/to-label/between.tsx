import { Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LabelName } from '#features/taxonomy/web/public/label-picker.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { voicesOf } from '../label-models/shares.ts'

/** Says that the queue shows only what may be one of two labels that are taken for each other. */
export function Between({ labelIds, onClear }: { labelIds: readonly string[]; onClear: () => void }) {
  const { t } = useTranslation('analysis')
  return (
    <p className="hx-to-label-between">
      {t('queue.between')}{' '}
      {labelIds.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && ' / '}
          <LabelName id={id} />
        </Fragment>
      ))}{' '}
      <Button size="small" onClick={onClear}>
        {t('queue.showAll')}
      </Button>
    </p>
  )
}

/** None waits: the voices that got one of them are where wrong ones can be put right. */
export function NoneBetween({ labelIds }: { labelIds: readonly string[] }) {
  const { t } = useTranslation('analysis')
  return (
    <EmptyState
      title={t('queue.noneBetween')}
      hint={t('queue.noneBetweenHint')}
      action={
        <ul className="hx-to-label-voices">
          {labelIds.map((id) => (
            <li key={id}>
              <Link to={voicesOf([{ id }])}>
                <LabelName id={id} />
              </Link>
            </li>
          ))}
        </ul>
      }
    />
  )
}
