import { Badge, Card, ConfirmBox, DataTable, EmptyState, HiddenField, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import type { ClassPupil } from './account-life.ts'
import { classesCopy as copy, lettersCopy } from './copy.fr.ts'

export interface ClassesPageProps {
  readonly csrf: string
  readonly pupils: readonly ClassPupil[]
  /** The class asked for; the first one otherwise. */
  readonly classId?: string | undefined
}

/** The pupils of a teacher, class by class. */
export function ClassesPage({ csrf, pupils, classId }: ClassesPageProps): VNode {
  const classes = Map.groupBy(pupils, ({ classId }) => classId)
  if (classes.size === 0)
    return (
      <EmptyState title={copy.none} icon="school">
        {copy.noneHelp}
      </EmptyState>
    )
  const [first = []] = classes.values()
  const shown = classes.get(classId ?? '') ?? first
  return (
    <>
      {classes.size > 1 && (
        <Tabs
          label={copy.classes}
          items={[...classes].map(([id, members]) => ({
            label: members[0]?.classCode ?? '',
            href: `/mes-eleves?classe=${id}`,
            current: members === shown,
            count: members.length,
          }))}
        />
      )}
      <OneClass csrf={csrf} pupils={shown} />
    </>
  )
}

function OneClass({ csrf, pupils }: ClassesPageProps): VNode {
  const waiting = pupils.filter(({ toActivate }) => toActivate).length
  const title = pupils[0]?.classCode ?? ''
  return (
    <Card title={title} icon="users">
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={pupils}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: 'name', header: copy.pupil, rowHeader: true, cell: ({ name }) => name },
          { key: 'login', header: copy.login, cell: ({ login }) => login },
          { key: 'state', header: copy.state, cell: (pupil) => <State of={pupil} /> },
          {
            key: 'last',
            header: copy.lastLogin,
            cell: ({ lastLoginAt }) => (lastLoginAt ? formatInstantFr(lastLoginAt) : copy.never),
          },
          {
            key: 'action',
            header: copy.action,
            headerHidden: true,
            cell: (pupil) => <Renew csrf={csrf} of={pupil} />,
          },
        ]}
      />
      {waiting > 0 && <Letters csrf={csrf} waiting={waiting} classId={pupils[0]?.classId ?? ''} />}
    </Card>
  )
}

function State({ of: { toActivate } }: { readonly of: ClassPupil }): VNode {
  return <Badge tone={toActivate ? 'info' : 'success'}>{toActivate ? copy.waiting : copy.active}</Badge>
}

function Renew({ csrf, of: pupil }: { readonly csrf: string; readonly of: ClassPupil }): VNode {
  return (
    <ConfirmBox
      label={copy.renew}
      size="small"
      align="end"
      variant="primary"
      question={copy.renewQuestion(pupil.name)}
      detail={copy.renewDetail}
      confirmLabel={copy.confirm}
      action={`/mes-eleves/${pupil.accountId}/code`}
      csrf={csrf}
    />
  )
}

interface LettersProps {
  readonly csrf: string
  readonly waiting: number
  readonly classId: string
}

function Letters({ csrf, waiting, classId }: LettersProps): VNode {
  const count = lettersCopy.letters(waiting)
  return (
    <ConfirmBox
      label={`${copy.letters} (${String(waiting)})`}
      icon="printer"
      variant="secondary"
      question={copy.lettersQuestion(count)}
      confirmLabel={lettersCopy.make(count)}
      action="/mes-eleves/lettres"
      csrf={csrf}
    >
      <HiddenField name="classe" value={classId} />
    </ConfirmBox>
  )
}
