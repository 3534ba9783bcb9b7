import { arrayOf, object, parameter, ref, text, uuid, type Part } from './document-parts.cts';

/** The schemas of the platform document, OpenAPI 3.0 [INVENTED]. */
export function components(): { schemas: Record<string, Part>; parameters: Record<string, Part> } {
	return {
		schemas: { ...recordSchemas(), ...bodySchemas() },
		parameters: { RequestId: parameter('path', 'requestId', uuid(), { description: 'Access request' }) },
	};
}

function recordSchemas(): Record<string, Part> {
	const time = text({ format: 'date-time' });
	const nullable = text({ nullable: true });
	return {
		User: object({ id: uuid(), login: text(), name: text(), locked: { type: 'boolean' } }),
		Context: object({ user: ref('User'), space: object({ rid: uuid(), name: text() }) }),
		AssetType: object({ id: uuid(), name: text(), description: nullable, category: text() }, ['id', 'name']),
		Asset: object({
			id: uuid(),
			name: text(),
			typeId: uuid(),
			parentId: uuid(),
			modifiedAt: time,
			description: nullable,
			address: text(),
			tags: arrayOf(text()),
		}),
		RequestStatus: text({ enum: ['PENDING', 'APPROVED', 'REJECTED'] }),
		AccessRequest: object({
			id: uuid(),
			status: ref('RequestStatus'),
			requestedAt: time,
			requester: object({ login: text(), name: text() }),
			asset: object({ id: uuid(), name: text() }),
			action: text(),
			reason: nullable,
			duration: { type: 'integer', format: 'int32' },
		}),
		// What springdoc writes for a Page, independent of what the server sends [CODE springdoc].
		PageAccessRequest: pageOf('AccessRequest'),
		PageAsset: pageOf('Asset'),
	};
}

function bodySchemas(): Record<string, Part> {
	return {
		Named: object({ name: text({ maxLength: 200 }), description: text({ nullable: true }) }, ['name']),
		NewAsset: {
			allOf: [
				ref('Named'),
				object(
					{
						parentId: uuid(),
						typeId: uuid(),
						address: text(),
						tags: arrayOf(text()),
						owner: { oneOf: [ref('User'), text()] },
						fields: { type: 'object', additionalProperties: text() },
					},
					['parentId', 'typeId'],
				),
			],
		},
		// Two circles: one to itself, and one through another schema.
		Container: {
			allOf: [ref('Named'), object({ children: arrayOf(ref('Container')), policy: ref('Policy') })],
		},
		Policy: object({ name: text(), appliesTo: ref('Container') }),
	};
}

function pageOf(name: string): Part {
	const whole = { type: 'integer', format: 'int32' };
	return object({
		content: arrayOf(ref(name)),
		totalElements: { type: 'integer', format: 'int64' },
		totalPages: whole,
		number: whole,
		size: whole,
		last: { type: 'boolean' },
	});
}
