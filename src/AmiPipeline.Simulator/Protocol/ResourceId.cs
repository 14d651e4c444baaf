using System.Buffers;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>The form of EC2 ids: a prefix, then 8 or 17 lower-case hexadecimal digits.</summary>
internal static class ResourceId
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static bool IsWellFormed(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal)
        && id.Length - prefix.Length is 8 or 17
        && !id.AsSpan(prefix.Length).ContainsAnyExcept(Hexadecimal);

    /// <summary>Refuses a malformed id with the code of its resource, such as <c>InvalidAMIID.Malformed</c>.</summary>
    public static void Check(string id, string prefix, string code)
    {
        if (!IsWellFormed(id, prefix))
        {
            throw new ServiceErrorException(code, $"Invalid id: \"{id}\" (expecting \"{prefix}...\")");
        }
    }
}
