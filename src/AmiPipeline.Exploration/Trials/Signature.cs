using System.Text;
using System.Text.RegularExpressions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>
/// What only signs a request (Signature Version 4): it follows from the rest of the request and the machine's clock, in another second it is another.
/// In its place come zeros. Who signs, for which Region and service, and all that is signed, is left.
/// </summary>
internal static partial class Signature
{
    private static readonly byte[] PresignedUrl = Encoding.ASCII.GetBytes("PresignedUrl=");

    /// <summary>A header without it.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    public static string RemoveFromHeader(string name, string value) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? InHeader().Replace(value, Zeros) : value;

    /// <summary>A body without that of a URL in it: CopySnapshot has the same request once more, as a URL that is signed.</summary>
    /// <param name="content">The body.</param>
    public static byte[] RemoveFromForm(byte[] content) =>
        content.AsSpan().IndexOf(PresignedUrl) < 0 ? content : Encoding.UTF8.GetBytes(
            InForm().Replace(Encoding.UTF8.GetString(content), parameter => InUrl().Replace(parameter.Value, Zeros)));

    // As long as what was there: the length is in the headers.
    private static string Zeros(Match match) => new('0', match.Length);

    // The date is the first part of the credential's scope.
    [GeneratedRegex("(?<=\\bCredential=[^/,]+/)[0-9]{8}(?=/)|(?<=\\bSignature=)[0-9a-f]+")]
    private static partial Regex InHeader();

    [GeneratedRegex("(?<=^|&)PresignedUrl=[^&]*")]
    private static partial Regex InForm();

    // It is escaped as a value of a form, and the scope's slashes once more, as a value of the URL's query.
    [GeneratedRegex("(?<=%26X-Amz-Credential%3D[^%]+%252F)[0-9]{8}(?=%252F)|(?<=%26X-Amz-Date%3D)[0-9]{8}T[0-9]{6}Z|(?<=%26X-Amz-Signature%3D)[0-9a-f]+")]
    private static partial Regex InUrl();
}
