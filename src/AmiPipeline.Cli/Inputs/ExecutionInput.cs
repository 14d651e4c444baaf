using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A request as the input of an execution on Step Functions. The same request always gets the same default name, so it starts once.</summary>
/// <remarks>Step Functions takes the same name with the same input for the same execution (API Reference, StartExecution).</remarks>
/// <param name="Name">The execution's name.</param>
/// <param name="Json">The request without white space, so that its formatting makes no difference.</param>
internal sealed record ExecutionInput(string Name, string Json)
{
    private const int MaxStemLength = 50;
    private const int DigestLength = 16;

    // Readable in the console, and no text grows beyond the limit of an input.
    private static readonly JsonSerializerOptions WithoutSpace = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes it from a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name that was given; null for the file's name with a digest of the request.</param>
    /// <exception cref="UserErrorException">The given name is invalid.</exception>
    public static ExecutionInput Create(RequestFile request, string? name)
    {
        var json = Compact(request.Text);
        return new ExecutionInput(name is null ? Default(request.Path, json) : ExecutionName.Create(name, request.Path), json);
    }

    /// <summary>A document without white space.</summary>
    /// <param name="json">The document.</param>
    public static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(WithoutSpace);

    /// <summary>Whether an execution has this request as its input, whatever its formatting.</summary>
    /// <param name="input">The input of an execution; null if it is not known.</param>
    public bool IsSameAs(string? input)
    {
        try
        {
            return input is not null && JsonNode.DeepEquals(JsonNode.Parse(input), JsonNode.Parse(Json));
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // Not JSON, or with a member twice: no request that is accepted here.
            return false;
        }
    }

    // Only characters that CloudWatch Logs accepts, too.
    private static string Default(string path, string json)
    {
        var stem = string.Concat(Path.GetFileNameWithoutExtension(path).Take(MaxStemLength).Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-'));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..DigestLength];
        return $"{(stem.Length == 0 ? "request" : stem)}-{digest}";
    }
}
