import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Card,
  CheckboxGroup,
  ConfirmBox,
  DataTable,
  EmptyState,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  RadioGroup,
  SelectField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { populationCopy as copy, servicesCopy } from './copy.fr.ts'
import type { NamedPopulationRule } from './service.ts'
import type { Coded, ServiceAccess } from './service-registry.ts'

export interface PopulationPageProps {
  readonly csrf: string
  readonly action: string
  readonly rules: readonly NamedPopulationRule[]
  readonly removable: (rule: NamedPopulationRule) => boolean
  readonly choices: Awaited<ReturnType<ServiceAccess['choices']>>
  readonly wholePortal: boolean
  readonly kept: { text(name: string): string | undefined; list(name: string): readonly string[] }
  readonly errors: Readonly<Record<string, string>>
}

export function PopulationPage(props: PopulationPageProps): VNode {
  const list = Object.entries(props.errors).map(([field, message]) => ({ field, message }))
  return (
    <>
      <FormErrors errors={list} />
      <Card title={copy.recap} icon="list-check" flush>
        <Recapitulation {...props} />
      </Card>
      <Card title={copy.addTitle} icon="users">
        <Form action={props.action} csrf={props.csrf} requiredNote>
          <Target {...props} />
          <CheckboxGroup
            name="profiles"
            label={copy.profiles}
            required
            error={props.errors.profiles}
            options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
            values={[...props.kept.list('profiles')]}
          />
          <Filters {...props} />
          <FormActions>
            <SubmitButton variant="primary" icon="plus">
              {copy.add}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function Target({ choices, wholePortal, kept, errors }: PopulationPageProps): VNode {
  // With a single school the list would only repeat « site courant ».
  const listed = choices.schools.length > 1 ? (['site', 'schools'] as const) : (['site'] as const)
  const grouped = choices.groups.length > 0 ? [...listed, 'groups' as const] : listed
  const targets = wholePortal ? [...grouped, 'all' as const] : grouped
  const asked = kept.text('target') ?? ''
  return (
    <>
      <p>
        {copy.role} <strong>{copy.roleAccess}</strong>
      </p>
      <RadioGroup
        name="target"
        label={copy.target}
        required
        error={errors.target}
        value={asked === '' ? 'site' : asked}
        options={targets.map((value) => ({
          value,
          label: copy.targets[value],
          hint:
            value === 'site'
              ? choices.schools
                  .map(({ name }) => name)
                  .slice(0, 5)
                  .join(', ')
              : undefined,
        }))}
      />
      {listed.length > 1 && (
        <CheckboxGroup
          name="schools"
          label={copy.schools}
          hint={copy.schoolsHint}
          error={errors.schools}
          options={choices.schools.map(({ id, name }) => ({ value: id, label: name }))}
          values={[...kept.list('schools')]}
        />
      )}
      {choices.groups.length > 0 && (
        <CheckboxGroup
          name="groups"
          label={copy.groups}
          hint={copy.groupsHint}
          error={errors.groups}
          options={choices.groups.map(({ id, name, schoolName }) => ({
            value: id,
            label: choices.schools.length > 1 ? `${name} (${schoolName})` : name,
          }))}
          values={[...kept.list('groups')]}
        />
      )}
    </>
  )
}

function Filters({ choices, kept }: PopulationPageProps): VNode {
  const select = (name: string, label: string, options: readonly Coded[]): VNode => (
    <SelectField
      name={name}
      label={label}
      empty={copy.any}
      value={kept.text(name) ?? ''}
      options={options.map((option) => ({ value: option.code, label: option.label }))}
    />
  )
  return (
    <FieldGroup legend={copy.filters}>
      {select('subject', copy.subject, choices.subjects)}
      {select('function', copy.function, choices.functions)}
      {select('discipline', copy.discipline, choices.disciplines)}
    </FieldGroup>
  )
}

function targetOf({ target, schools, groups }: NamedPopulationRule): string {
  if (target === 'all') return copy.targets.all
  const named = schools.map(({ name }) => name).join(', ')
  if (target !== 'groups') return named
  const names = groups.map(({ name }) => name).join(' + ')
  return `${copy.groupNames(names, groups.length)}, ${named}`
}

function Recapitulation({ csrf, action, rules, removable, choices }: PopulationPageProps): VNode {
  const labelOf = (list: readonly Coded[], code: string | undefined): string =>
    code === undefined ? '' : (list.find((one) => one.code === code)?.label ?? code)
  return (
    <DataTable
      caption={copy.recap}
      captionHidden
      stackOnPhone
      rows={rules}
      rowKey={(rule) => rule.id}
      empty={<EmptyState title={copy.empty} icon="users" />}
      columns={[
        {
          key: 'profile',
          header: copy.profiles,
          rowHeader: true,
          cell: (rule) => profileLabel(rule.profile),
        },
        { key: 'role', header: copy.role, cell: () => copy.roleAccess },
        {
          key: 'target',
          header: copy.target,
          cell: targetOf,
        },
        { key: 'subject', header: copy.subject, cell: (rule) => labelOf(choices.subjects, rule.subjectCode) },
        {
          key: 'function',
          header: copy.function,
          cell: (rule) => labelOf(choices.functions, rule.functionCode),
        },
        {
          key: 'discipline',
          header: copy.discipline,
          cell: (rule) => labelOf(choices.disciplines, rule.disciplineCode),
        },
        {
          key: 'remove',
          header: servicesCopy.remove,
          headerHidden: true,
          align: 'end',
          cell: (rule) =>
            removable(rule) && (
              <ConfirmBox
                label={servicesCopy.remove}
                icon="trash"
                size="small"
                align="end"
                question={copy.removeQuestion}
                confirmLabel={servicesCopy.remove}
                action={`${action}/${rule.id}/supprimer`}
                csrf={csrf}
              />
            ),
        },
      ]}
    />
  )
}
