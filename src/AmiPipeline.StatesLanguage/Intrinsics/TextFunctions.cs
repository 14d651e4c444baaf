using System.Security.Cryptography;
using System.Text;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Intrinsics;

internal static class TextFunctions
{
    /// <summary>The longest text that the encoding and hashing functions take (developer guide).</summary>
    private const int MaxTextLength = 10_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Value Base64Encode(IntrinsicCall call) =>
        new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(Limited(call, call.String(0)))));

    public static Value Base64Decode(IntrinsicCall call)
    {
        try
        {
            return new StringValue(Strict.GetString(Convert.FromBase64String(Limited(call, call.String(0)))));
        }
        catch (Exception invalid) when (invalid is FormatException or DecoderFallbackException)
        {
            throw call.Failure("The text is not valid Base64.");
        }
    }

    public static Value Hash(IntrinsicCall call)
    {
        var algorithm = call.String(1) switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA-1" => HashAlgorithmName.SHA1,
            "SHA-256" => HashAlgorithmName.SHA256,
            "SHA-384" => HashAlgorithmName.SHA384,
            "SHA-512" => HashAlgorithmName.SHA512,
            var other => throw call.Failure($"The algorithm '{other}' is not MD5, SHA-1, SHA-256, SHA-384 or SHA-512."),
        };
        var hash = CryptographicOperations.HashData(algorithm, Encoding.UTF8.GetBytes(Limited(call, call[0].ToPlainText())));
        return new StringValue(Convert.ToHexStringLower(hash));
    }

    /// <summary>Splits at every character of the delimiter, and drops what is empty, as recorded from AWS.</summary>
    public static Value StringSplit(IntrinsicCall call)
    {
        var (text, delimiters) = (call.String(0), call.String(1));
        var parts = delimiters.Length == 0 ? [text] : text.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        return new ArrayValue(System.Array.ConvertAll<string, Value>(parts, part => new StringValue(part)));
    }

    public static Value Uuid(IntrinsicCall call) => new StringValue(call.Random.NextGuid().ToString());

    private static string Limited(IntrinsicCall call, string text) => TextLength.InCharacters(text) is var length && length <= MaxTextLength
        ? text
        : throw call.Failure($"The text has {length} characters; the maximum is {MaxTextLength}.");
}
