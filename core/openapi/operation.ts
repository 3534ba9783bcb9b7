import type { IHttpRequestMethods } from 'n8n-workflow';

/** What a value is. `any` may be anything that JSON can say. */
export type Type = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'any';

/** A value of a form, as far as a form can know it. */
export interface Shape {
	type: Type;
	/** E.g. `date-time` or `int64`. */
	format?: string;
	/** The only values allowed. */
	options?: Array<string | number | boolean>;
	/** What the service takes when nothing is sent. It is shown, never sent. */
	fallback?: string | number | boolean;
	least?: number;
	most?: number;
	/** What the elements of an array are. */
	elements?: Type;
	/** The only values that elements may have. */
	choices?: Shape['options'];
}

/** How a list or an object is written into a text (OpenAPI 3, "Style Values"); tabs are Swagger's own. */
export type Style =
	| 'simple'
	| 'form'
	| 'label'
	| 'matrix'
	| 'spaceDelimited'
	| 'pipeDelimited'
	| 'tabDelimited'
	| 'deepObject'
	| 'json';

/** A value with a name. */
export interface Named {
	name: string;
	required: boolean;
	shape: Shape;
	style: Style;
	explode: boolean;
}

/** A value outside of the body. */
export interface Parameter extends Named {
	in: 'path' | 'query' | 'header';
}

/** How a body is written. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text';

/** What is sent beside the address. */
export interface Body {
	kind: BodyKind;
	mediaType: string;
	required: boolean;
	/** Its properties, where it is an object that a form can show; otherwise it is written by hand. */
	fields: Named[];
	shape: Shape;
}

/** What comes back, as far as the document says. It may be wrong: behaviour belongs to the answer itself. */
export type Answers = 'list' | 'record' | 'nothing' | 'file' | 'unknown';

/** One operation of a document, complete in itself. */
export interface Operation {
	/** Method and path, e.g. `GET /users/{id}`. Saved in workflows: operation ids shift when a server is updated. */
	key: string;
	/** The document's own id; not always there, and not always unique. */
	id?: string;
	method: IHttpRequestMethods;
	/** As in the document, with `{names}`. */
	path: string;
	summary: string;
	tags: string[];
	deprecated: boolean;
	parameters: Parameter[];
	body?: Body;
	answers: Answers;
	/** Why it cannot be used, as the end of a sentence that begins with "because". */
	refusal?: string;
}
