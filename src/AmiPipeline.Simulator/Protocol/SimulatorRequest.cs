using System.Text;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>One HTTP request as the simulator needs it, whatever transport it came by.</summary>
public sealed record SimulatorRequest
{
    /// <summary>The <c>Authorization</c> header. Its SigV4 credential scope names account, Region and service; the signature is not checked.</summary>
    public string? Authorization { get; init; }

    /// <summary>The <c>X-Amz-Security-Token</c> header: the session token that goes with temporary credentials; null for none.</summary>
    public string? SecurityToken { get; init; }

    /// <summary>The <c>X-Amz-Target</c> header of the JSON protocols, such as <c>TrentService.DescribeKey</c>; null for the Query protocol.</summary>
    public string? Target { get; init; }

    /// <summary>The <c>Host</c> header; one of AWS's names gives service and Region if the request is not signed.</summary>
    public string? Host { get; init; }

    /// <summary>The HTTP method. Default <c>POST</c>; the services that are modelled take <c>GET</c> too, and no other.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path of the URL. Default <c>/</c>; only REST protocols have another.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The <c>X-Amz-Date</c> header: when the request was signed.</summary>
    public string? SignedAt { get; init; }

    /// <summary>The <c>Content-Type</c> header.</summary>
    public string? ContentType { get; init; }

    /// <summary>The query of the URL as a form, without what signs the request. Default: none.</summary>
    public string Query { get; init; } = "";

    /// <summary>The <c>X-Amz-Copy-Source</c> header of S3: what is to be copied; null for none.</summary>
    public string? CopySource { get; init; }

    /// <summary>The <c>X-Amz-Content-Sha256</c> header of S3: the hash of the body, or that it comes in chunks; null for none.</summary>
    public string? ContentSha256 { get; init; }

    /// <summary>How to take a caller whom the world does not know; null (the default) refuses it with <c>AuthFailure</c>.</summary>
    public StrangerAccess? Stranger { get; init; }

    /// <summary>The body: a form (Query protocol) or a JSON document (JSON 1.1), in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The parameters of the Query protocol: those of the URL, then those of the body.</summary>
    public ReadOnlyMemory<byte> Form => Query.Length == 0 ? Body : (byte[])[.. Encoding.UTF8.GetBytes(Query), (byte)'&', .. Body.Span];
}
