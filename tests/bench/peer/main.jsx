// The Create Node Pool form as React developers build it: react-hook-form, uncontrolled inputs, a zod resolver
// on change, and the Terraform text written into a <pre> on each key.

import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { FormProvider, useFieldArray, useForm, useFormContext, useFormState } from 'react-hook-form';

import { CATEGORIES, EFFECTS, LEVELS, schema } from './schema.js';
import { terraform } from './terraform.js';

const wanted = new URLSearchParams(location.search);
const times = (count, make) => Array.from({ length: Number(wanted.get(count) ?? 0) }, (_, index) => make(index));
const defaultValues = {
  name: 'nodepool-1',
  mode: 'manual',
  min: 0,
  max: 10,
  vswitches: [{ id: 'vsw-bp1m4x9wq2e7t0kzr5y8c' }, { id: 'vsw-bp1c8n5tj3v6d1xa0p7qe' }, { id: 'vsw-bp1z0r6ky4h9u2wb7s3mf' }],
  billing: 'PostPaid',
  prices: [],
  types: [{ id: 'ecs.g7.xlarge' }],
  image: 'AliyunLinux3ContainerOptimized',
  keyPair: 'ops',
  systemCategory: 'cloud_essd',
  systemSize: 120,
  systemLevel: 'PL1',
  disks: times('disks', () => ({ category: 'cloud_essd', size: 120, level: 'PL1' })),
  desired: 2,
  labels: times('labels', (index) => ({ key: `label-${index}`, value: `value-${index}` })),
  taints: [],
  tags: [],
};

function Message({ name }) {
  const { errors } = useFormState({ name, exact: true });
  const error = name.split('.').reduce((node, key) => node?.[key], errors);
  return error?.message ? <p className="error" id={`${name}-error`}>{error.message}</p> : null;
}

function Input({ label, name, type = 'text' }) {
  const { register } = useFormContext();
  return (
    <label>
      <span>{label}</span>
      <input {...register(name, { valueAsNumber: type === 'number' })} type={type} />
      <Message name={name} />
    </label>
  );
}

function Select({ label, name, options }) {
  const { register } = useFormContext();
  return (
    <label>
      <span>{label}</span>
      <select {...register(name)}>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
      <Message name={name} />
    </label>
  );
}

function Rows({ title, name, empty, children }) {
  const { control } = useFormContext();
  const { fields, append, remove, move } = useFieldArray({ control, name });
  return (
    <fieldset>
      <legend>{title}</legend>
      {fields.map((field, index) => (
        <div className="row" key={field.id}>
          {children(`${name}.${index}`)}
          <button type="button" onClick={() => move(index, Math.max(0, index - 1))}>Up</button>
          <button type="button" onClick={() => remove(index)}>Remove</button>
        </div>
      ))}
      <button type="button" onClick={() => append(empty)}>Add</button>
    </fieldset>
  );
}

function Code() {
  const { watch, getValues } = useFormContext();
  const pre = useRef(null);
  useEffect(() => {
    const write = (pool) => {
      pre.current.textContent = terraform(pool);
    };
    write(getValues());
    const subscription = watch(write);
    return () => subscription.unsubscribe();
  }, [watch, getValues]);
  return <pre ref={pre} />;
}

function App() {
  const form = useForm({ resolver: zodResolver(schema), mode: 'onChange', defaultValues });
  return (
    <FormProvider {...form}>
      <main>
        <form onSubmit={form.handleSubmit(() => {})}>
          <Input label="Node pool name" name="name" />
          <Select label="Scaling mode" name="mode" options={['manual', 'auto']} />
          <Input label="Minimum" name="min" type="number" />
          <Input label="Maximum" name="max" type="number" />
          <Rows title="vSwitches" name="vswitches" empty={{ id: '' }}>
            {(row) => <Input label="vSwitch" name={`${row}.id`} />}
          </Rows>
          <Select label="Billing method" name="billing" options={['PostPaid', 'Spot']} />
          <Rows title="Price limits" name="prices" empty={{ type: '', limit: '' }}>
            {(row) => (
              <>
                <Input label="Instance type" name={`${row}.type`} />
                <Input label="Price limit" name={`${row}.limit`} />
              </>
            )}
          </Rows>
          <Rows title="Instance types" name="types" empty={{ id: '' }}>
            {(row) => <Input label="Instance type" name={`${row}.id`} />}
          </Rows>
          <Input label="Operating system" name="image" />
          <Input label="Key pair" name="keyPair" />
          <Select label="System disk type" name="systemCategory" options={CATEGORIES} />
          <Input label="System disk size" name="systemSize" type="number" />
          <Select label="Performance level" name="systemLevel" options={LEVELS} />
          <Rows title="Data disks" name="disks" empty={{ category: 'cloud_essd', size: 120, level: 'PL1' }}>
            {(row) => (
              <>
                <Select label="Type" name={`${row}.category`} options={CATEGORIES} />
                <Input label="Size" name={`${row}.size`} type="number" />
                <Select label="Level" name={`${row}.level`} options={LEVELS} />
              </>
            )}
          </Rows>
          <Input label="Expected nodes" name="desired" type="number" />
          <Rows title="Node labels" name="labels" empty={{ key: '', value: '' }}>
            {(row) => (
              <>
                <Input label="Key" name={`${row}.key`} />
                <Input label="Value" name={`${row}.value`} />
              </>
            )}
          </Rows>
          <Rows title="Taints" name="taints" empty={{ key: '', value: '', effect: 'NoSchedule' }}>
            {(row) => (
              <>
                <Input label="Key" name={`${row}.key`} />
                <Input label="Value" name={`${row}.value`} />
                <Select label="Effect" name={`${row}.effect`} options={EFFECTS} />
              </>
            )}
          </Rows>
          <Rows title="ECS tags" name="tags" empty={{ key: '', value: '' }}>
            {(row) => (
              <>
                <Input label="Key" name={`${row}.key`} />
                <Input label="Value" name={`${row}.value`} />
              </>
            )}
          </Rows>
          <button type="submit">Confirm</button>
        </form>
        <Code />
      </main>
    </FormProvider>
  );
}

createRoot(document.getElementById('root')).render(<App />);
