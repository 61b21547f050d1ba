import {
  date, hidden, id, internal, language, line, list, many, mapping, money, oneOf, path, person, shared, supplierPerson,
} from './field.ts'

/** Describes the block `house`. */
export const house = shared(mapping({
  company: shared(line, 'Name of the supplier; stands in for `plan.supplier`', 'Northbeam Systems', { required: true }),
  effective: internal(date, 'Day from which the policy applies', '2026-03-02'),
}), 'Marks a house file')

/** Describes the block `plan`. */
export const plan = shared(mapping({
  id: hidden(id, 'Stable name for calendars and portfolios (the file\'s name)', 'harrow-vale-messaging'),
  title: shared(line, 'Name of the project', 'Patient messaging roll-out'),
  stage: shared(
    oneOf('precontract', 'postcontract', 'implementation', 'closeout', 'lcm', 'closed'),
    'How far the project has come',
    'implementation',
    { default: 'precontract' },
  ),
  version: shared(line, 'Version of this plan', '1.4.0'),
  issued: shared(
    date,
    'Day on which this version was issued, the date documents carry (date of `version` in `history`, else `drafted`)',
    '2026-09-24',
  ),
  language: hidden(language, 'Language of labels and dates in the deliverable', 'en-GB', { default: 'en' }),
  supplier: shared(line, 'Name of the supplier (`house.company`)', 'Northbeam Systems'),
  bid_decision: internal(date, 'Day on which it was decided to bid', '2026-05-04'),
  drafted: shared(date, 'Day of the first draft of this plan', '2026-05-07'),
  contract_signed: shared(date, 'Day of signature', '2026-07-10'),
  authors: shared(many(supplierPerson), 'Who drafted the plan: project and sales together', '[ines, tom]'),
  owner: shared(supplierPerson, 'Builds the relationship and answers for it; best the project manager', 'ines'),
  co_owner: shared(supplierPerson, 'Shares that duty for the sales team', 'tom'),
  baseline: shared(mapping({
    document: shared(path, 'Where the baseline plan is kept', 'docs/baseline-1.2.pdf'),
    date: shared(date, 'Day it was frozen', '2026-08-27'),
    approved_by: shared(many(person), 'Who approved it', '[rhea, ines]'),
  }), 'The baseline project plan agreed after the contract'),
  business_plan: internal(mapping({
    document: internal(line, 'Where the business plan speaks of this customer', 'BP-2026 section 4'),
    revenue_at_stake: internal(money, 'Revenue that depends on the relationship', '410000 EUR'),
  }), 'What our own business plan expects of this customer'),
  distribution: shared(many(person), 'Who receives each issue of the plan', '[rhea, malik, ines]'),
  embedded: internal(list(mapping({
    who: internal(supplierPerson, 'Who works there', 'jo', { required: true }),
    where: internal(line, 'In which unit of the customer', 'Clinic operations'),
    reports_to: internal(person, 'Whose instructions count', 'ines'),
    rules: internal(many(line), 'Rules on loyalty, confidences and reporting', '[Passes scope wishes to Ines]'),
  }), { noun: 'embedded person' }), 'Our people who work inside the customer\'s organisation'),
  history: shared(list(mapping({
    version: shared(line, 'Version of the plan', '1.4.0', { required: true }),
    date: shared(date, 'Day of issue', '2026-09-24'),
    why: shared(line, 'What made the new version necessary', 'Finance needs its own figures'),
  }), { noun: 'version' }), 'Versions and why each was made'),
}), 'What this plan is, who stands behind it, how far it has come')
