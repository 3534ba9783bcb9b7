import type { IHttpRequestMethods } from 'n8n-workflow';

/** Type of a value. `any` is any JSON value. */
export type Type = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'any';

/** What a form knows about a value. */
export interface Shape {
	type: Type;
	/** E.g. `date-time` or `int64`. */
	format?: string;
	/** The only values allowed. */
	options?: Array<string | number | boolean>;
	/** What the service uses when nothing is sent. It is shown, never sent. */
	fallback?: string | number | boolean;
	least?: number;
	most?: number;
	/** Type of the elements of an array. */
	elements?: Type;
	/** The only values that elements may have. */
	choices?: Shape['options'];
}

/** How a list or an object is serialized as text (OpenAPI 3, "Style Values"); tabs exist in Swagger only. */
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

/** How a body is encoded. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text';

/** The body of a request. */
export interface Body {
	kind: BodyKind;
	mediaType: string;
	required: boolean;
	/** Its properties, where it is an object that a form can show; otherwise the user enters it as a whole. */
	fields: Named[];
	shape: Shape;
}

/** What the operation answers, as the document says. That may be wrong: only the answer itself decides how it is read. */
export type Answers = 'list' | 'record' | 'nothing' | 'file' | 'unknown';

/** One operation of a document, complete in itself. */
export interface ApiOperation {
	/** Method and path, e.g. `GET /users/{id}`. Saved in workflows: operation IDs change when a server is updated. */
	key: string;
	/** The document's own ID; it may be missing, and it may not be unique. */
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
