using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A request as the input of an execution on Step Functions, which is started once however often it is asked for.</summary>
/// <remarks>Step Functions takes the same name with the same input for the same execution (API Reference, StartExecution).</remarks>
/// <param name="Name">The execution's name.</param>
/// <param name="Json">The request without white space, so that its layout makes no other execution of it.</param>
internal sealed record ExecutionInput(string Name, string Json)
{
    private const int LongestStem = 50;
    private const int DigestDigits = 16;

    // Readable in the console; and no text grows beyond what an input may have.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes it of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name that was given; null for the file's name with a digest of the request.</param>
    /// <exception cref="UserErrorException">The given name is not one.</exception>
    public static ExecutionInput Of(RequestFile request, string? name)
    {
        var json = JsonNode.Parse(request.Text)!.ToJsonString(Compact);
        return new ExecutionInput(name is null ? Default(request.Path, json) : ExecutionName.Of(name, request.Path), json);
    }

    /// <summary>Whether an execution has this request for its input, whatever its layout.</summary>
    /// <param name="input">The input of an execution; null where it is not known.</param>
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

    // Only characters that CloudWatch Logs takes too.
    private static string Default(string path, string json)
    {
        var stem = string.Concat(Path.GetFileNameWithoutExtension(path).Take(LongestStem).Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-'));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..DigestDigits];
        return $"{(stem.Length == 0 ? "request" : stem)}-{digest}";
    }
}
