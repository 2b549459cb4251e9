import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatDay, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listAlertMarks, removeAlertMark } from '../../contract/rules.ts'
import { usePartName } from '../alert-words.ts'
import { MarkDialog } from './mark-dialog.tsx'

type Mark = CallerReply<typeof listAlertMarks>['marks'][number]

/** Days that are not usual: campaigns, outages, holidays of one's own. */
export function Marks() {
  const { t } = useTranslation('alerts')
  const read = useRead(listAlertMarks, {}, {})
  const [adding, add] = useState(false)
  return (
    <section className="hx-alert-marks">
      <header>
        <h2>{t('marks.title')}</h2>
        <Button icon={<PlusOutlined />} onClick={() => add(true)}>
          {t('marks.add')}
        </Button>
      </header>
      <p className="hx-soft">{t('marks.about')}</p>
      <ReadState read={read} rows={2}>
        {({ marks }) =>
          marks.length === 0 ? (
            <p className="hx-soft">{t('marks.none')}</p>
          ) : (
            <ul>
              {marks.map((mark) => (
                <Line key={mark.id} mark={mark} />
              ))}
            </ul>
          )
        }
      </ReadState>
      {adding && <MarkDialog onClose={() => add(false)} />}
    </section>
  )
}

function Line({ mark }: { mark: Mark }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const partName = usePartName()
  const remove = useWrite(removeAlertMark)
  return (
    <li>
      <strong>{mark.name}</strong>
      <span>{t(`marks.kinds.${mark.kind}`)}</span>
      <span>
        {formatDay(mark.from, locale)}
        {mark.from !== mark.to && `${t('happened.to')}${formatDay(mark.to, locale)}`}
      </span>
      <span>
        {mark.unit?.name ?? t('rules.everywhere')}
        {mark.segment !== null && t('marks.of', { part: partName(mark.segment, mark.segment.split) })}
      </span>
      <span>{t(`marks.does.${mark.effect}`, { factor: formatNumber(mark.factor, locale, 2) })}</span>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        loading={remove.pending}
        aria-label={t('marks.remove', { name: mark.name })}
        onClick={() => void remove.send({ alertMarkId: mark.id }, {})}
      />
    </li>
  )
}
