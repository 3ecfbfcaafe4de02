export interface ProviderHttp { x: 1 }
