import {
  Alert,
  ButtonLink,
  CheckboxField,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict, type ConflictProps } from '../../frame/conflict.tsx'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatCount } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { seenField } from '../../frame/seen.ts'
import type { View } from '../../frame/view.ts'
import {
  consolePath,
  settingsPath,
  describeSpace,
  originOf,
  type Space,
  type SpacePublication,
  spacePath,
} from '../bases/index.ts'
import { copy } from './copy.fr.ts'

interface PublicationPageProps {
  readonly view: View
  readonly visit: Visit
  readonly publicUrl: string
  readonly spaces: readonly SpacePublication[]
  /** People signed in, by space. */
  readonly connected: ReadonlyMap<Space, number>
  /** The root as typed, when the form was not taken. */
  readonly typedRoot?: string | undefined
  readonly rootWrong: boolean
  /** Print of the settings that the form was filled from. */
  readonly seen: string
  readonly conflict?: ConflictProps | undefined
}

/** *Paramètres de publication* (product.md B1); locked while the base is published. */
export function PublicationPage(props: PublicationPageProps): VNode {
  const { visit, view, typedRoot, conflict } = props
  const { base, operator } = visit
  const error = props.rootWrong ? copy.publication.rootWrong : undefined
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={copy.publication.title}
      at={{ base, section: 'publication' }}
    >
      {base.published ? (
        <Alert
          tone="info"
          action={<ButtonLink href={`${consolePath(base)}/brouillon`}>{copy.publication.prepare}</ButtonLink>}
        >
          {copy.publication.locked}
        </Alert>
      ) : null}
      {conflict && <Conflict {...conflict} />}
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'racine' }]} />
      <Form action={`${settingsPath(base)}/publication`} csrf={view.csrf}>
        <HiddenField name={seenField} value={props.seen} />
        <TextField
          name="racine"
          label={copy.publication.root}
          hint={copy.publication.rootHint}
          value={typedRoot ?? base.root}
          error={error}
          disabled={base.published}
          width="medium"
          required
        />
        <SpaceTable {...props} />
        {base.published ? null : (
          <FormActions>
            <SubmitButton variant="primary">{copy.publication.save}</SubmitButton>
          </FormActions>
        )}
      </Form>
    </ConsolePage>
  )
}

function SpaceTable(props: PublicationPageProps): VNode {
  const { columns, none } = copy.publication
  const { base } = props.visit
  return (
    <DataTable
      caption={copy.publication.table}
      rows={props.spaces}
      rowKey={(row) => row.space}
      columns={[
        {
          key: 'space',
          header: columns.space,
          rowHeader: true,
          cell: (row) => <PublishBox row={row} locked={base.published} />,
        },
        {
          key: 'address',
          header: columns.address,
          cell: (row) => <Addresses space={row.space} page={props} />,
        },
        {
          key: 'mobile',
          header: columns.mobile,
          cell: (row) =>
            describeSpace(row.space).mobilePage === undefined ? (
              none
            ) : (
              <MobileBox row={row} locked={base.published} />
            ),
        },
        {
          key: 'connected',
          header: columns.connected,
          numeric: true,
          cell: (row) => formatCount(props.connected.get(row.space) ?? 0),
        },
      ]}
    />
  )
}

/** The address of the space, then that of its mobile version. */
function Addresses({ space, page }: { readonly space: Space; readonly page: PublicationPageProps }): VNode {
  const { base } = page.visit
  const origin = originOf(base, page.publicUrl)
  const normal = origin + spacePath(base, space)
  const mobile = origin + spacePath(base, space, true)
  return (
    <>
      <a href={normal}>{normal}</a>
      {mobile === normal ? null : (
        <>
          <br />
          <a href={mobile}>{mobile}</a>
        </>
      )}
    </>
  )
}

interface BoxProps {
  readonly row: SpacePublication
  readonly locked: boolean
}

const PublishBox = ({ row, locked }: BoxProps): VNode => (
  <CheckboxField
    name="publies"
    id={`publier-${row.space}`}
    value={row.space}
    label={describeSpace(row.space).label}
    checked={row.published}
    disabled={locked}
  />
)

const MobileBox = ({ row, locked }: BoxProps): VNode => (
  <CheckboxField
    name="mobiles"
    id={`mobile-${row.space}`}
    value={row.space}
    label={copy.publication.mobileSpace(describeSpace(row.space).label)}
    checked={row.mobile}
    disabled={locked}
  />
)
