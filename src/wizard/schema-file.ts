/** Where editors find the JSON Schema: beside the plan, for the format has no public address. */
export const schemaFile = 'crp.schema.json'
