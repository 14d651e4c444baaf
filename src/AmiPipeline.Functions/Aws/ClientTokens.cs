using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Functions.Aws;

/// <summary>Client tokens that are the same however often a function runs for the same execution, call and device.</summary>
internal static class ClientTokens
{
    /// <summary>A token of 64 hexadecimal digits, the most that RunInstances takes.</summary>
    public static string Create(ExecutionIdentity execution, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(execution.Id);
        foreach (var part in parts)
        {
            text.Append('\n').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
