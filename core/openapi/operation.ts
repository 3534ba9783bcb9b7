import type { IHttpRequestMethods } from 'n8n-workflow';

/** Why something cannot be read or used; the end of a sentence with "because". */
export type Reason = string;

/** Type of a value. */
export type Type = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** A value that is neither a list nor an object. */
export type Scalar = string | number | boolean;

/** What a form knows about a value, in the keywords of a schema: a shape is a schema itself. */
export interface Shape {
	/** Any JSON value if it is missing. */
	type?: Type;
	/** E.g. `date-time` or `int64`. */
	format?: string;
	/** The only values allowed. */
	enum?: Scalar[];
	/** What the service uses when nothing is sent. It is shown, never sent. */
	default?: Scalar;
	minimum?: number;
	maximum?: number;
	/** Elements of an array. */
	items?: Pick<Shape, 'type' | 'enum'>;
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

/** A paging parameter in a body. */
export interface PagingField {
	/** Names that lead to the object that has it; none for the body itself. */
	holder: string[];
	name: string;
	/** Its largest value. */
	maximum?: number;
}

/** The body of a request. */
export interface Body {
	/** How it is encoded. */
	kind: 'json' | 'form' | 'multipart' | 'text';
	mediaType: string;
	required: boolean;
	/** Its properties, where it is an object that a form can show; otherwise the user enters it as a whole. */
	fields: Named[];
	shape: Shape;
	/** Its paging parameters, also where it is entered as a whole; only of a JSON body that has some. */
	paging?: PagingField[];
}

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
	/** Why it cannot be used. */
	refusal?: Reason;
}

/** An operation of which only method and path are known. */
export const UNDESCRIBED = {
	summary: '',
	tags: [],
	deprecated: false,
	parameters: [],
} satisfies Partial<ApiOperation>;
