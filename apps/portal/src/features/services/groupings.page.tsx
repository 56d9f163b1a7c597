import {
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict } from './conflict.tsx'
import { groupingCopy as copy, servicesCopy } from './copy.fr.ts'
import type { Grouping } from './service.ts'

export interface GroupingsPageProps {
  readonly csrf: string
  readonly groupings: readonly Grouping[]
  readonly editable: boolean
  readonly errors: readonly { readonly message: string; readonly field?: string }[]
  /** What stands and what was typed, when somebody else saved the grouping meanwhile. */
  readonly conflict?: {
    readonly current: Grouping
    readonly typed: Pick<Grouping, 'name' | 'position'>
  }
}

const base = '/administration/regroupements'

export function GroupingsPage(props: GroupingsPageProps): VNode {
  return (
    <>
      <FormErrors errors={props.errors} />
      {props.conflict && <Overtaken csrf={props.csrf} {...props.conflict} />}
      <Card flush>
        <DataTable
          caption={copy.title}
          captionHidden
          rows={props.groupings}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: copy.name, rowHeader: true, cell: ({ name }) => name },
            {
              key: 'position',
              header: copy.position,
              numeric: true,
              cell: ({ position }) => inFrench(position),
            },
            {
              key: 'services',
              header: copy.services,
              numeric: true,
              cell: ({ serviceCount }) => serviceCount,
            },
            ...(props.editable ? [actionsColumn(props.csrf)] : []),
          ]}
        />
      </Card>
      {props.editable && <NewGrouping csrf={props.csrf} />}
    </>
  )
}

type OvertakenProps = NonNullable<GroupingsPageProps['conflict']> & { readonly csrf: string }

/** Both editions, and the second one ready to be sent again on the version that stands. */
function Overtaken({ csrf, current, typed }: OvertakenProps): VNode {
  const rows = [
    { label: copy.name, theirs: current.name, yours: typed.name },
    { label: copy.position, theirs: inFrench(current.position), yours: inFrench(typed.position) },
  ]
  const differences = rows.filter(({ theirs, yours }) => theirs !== yours)
  return (
    <>
      <Conflict title={copy.conflictTitle} sentence={copy.conflict} differences={differences} />
      <Card title={copy.again} icon="pencil">
        <Form action={`${base}/${current.id}`} csrf={csrf} requiredNote>
          <NameAndPosition prefix="repris" grouping={{ ...current, ...typed }} />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function inFrench(position: number): string {
  return position.toLocaleString('fr-FR')
}

function actionsColumn(csrf: string) {
  return {
    key: 'actions',
    header: servicesCopy.remove,
    headerHidden: true,
    align: 'end' as const,
    nowrap: true,
    cell: (grouping: Grouping) => (
      <>
        <ConfirmBox
          label={servicesCopy.edit}
          variant="secondary"
          icon="pencil"
          size="small"
          align="end"
          question={grouping.name}
          confirmLabel={copy.save}
          action={`${base}/${grouping.id}`}
          csrf={csrf}
        >
          <NameAndPosition prefix={grouping.id} grouping={grouping} />
        </ConfirmBox>
        {grouping.serviceCount === 0 && (
          <ConfirmBox
            label={servicesCopy.remove}
            icon="trash"
            size="small"
            align="end"
            question={`${servicesCopy.remove} «\u00a0${grouping.name}\u00a0»\u202f?`}
            confirmLabel={servicesCopy.remove}
            action={`${base}/${grouping.id}/supprimer`}
            csrf={csrf}
          />
        )}
      </>
    ),
  }
}

function NewGrouping({ csrf }: { readonly csrf: string }): VNode {
  return (
    <Card title={copy.addTitle} icon="plus">
      <Form action={base} csrf={csrf} requiredNote>
        <NameAndPosition prefix="nouveau" />
        <FormActions>
          <SubmitButton variant="primary">{copy.add}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function NameAndPosition({
  prefix,
  grouping,
}: {
  readonly prefix: string
  readonly grouping?: Grouping
}): VNode {
  return (
    <>
      {grouping && <HiddenField name="version" value={String(grouping.version)} />}
      <TextField id={`${prefix}-nom`} name="name" label={copy.name} required value={grouping?.name ?? ''} />
      <TextField
        id={`${prefix}-ordre`}
        name="position"
        label={copy.position}
        inputmode="decimal"
        width="short"
        value={grouping ? String(grouping.position).replace('.', ',') : ''}
      />
    </>
  )
}
