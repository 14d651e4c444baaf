using System.Text.Json;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Kms;

/// <summary>The KMS actions on key policies.</summary>
internal static class KeyPolicyActions
{
    private const string OnlyName = "default";

    public static Action<Utf8JsonWriter> Get(Call call)
    {
        var key = KeyActions.Own(call);
        CheckName(call);
        call.Ready();
        return json =>
        {
            json.WriteString("Policy", key.PolicyText ?? KeyPolicyText.DefaultFor(key));
            json.WriteString("PolicyName", OnlyName);
        };
    }

    public static Action<Utf8JsonWriter> Put(Call call)
    {
        var key = KeyActions.Own(call);
        CheckName(call);
        var policy = Read(call, call.Parameters.Required("Policy"));
        call.Ready();
        policy.GiveTo(key);
        return _ => { };
    }

    public static Action<Utf8JsonWriter> List(Call call)
    {
        _ = KeyActions.Own(call);
        var page = JsonPaging.Kms.Read(call.Parameters, 100, 1000);
        call.Ready();
        return json => page.Write(json, "PolicyNames", [OnlyName], json.WriteStringValue);
    }

    /// <summary>Reads a key policy, and checks that its author can change it again unless the call says not to (KMS API Reference, PutKeyPolicy).</summary>
    public static KeyPolicy Read(Call call, string text)
    {
        var bypasses = call.Parameters.Flag("BypassPolicyLockoutSafetyCheck") ?? false;
        try
        {
            var policy = KeyPolicy.Parse(text);
            return bypasses || policy.AllowsChange(call.Caller.Principal) ? policy : throw Malformed("The new key policy will not allow you to update the key policy in the future.");
        }
        catch (WorldFormatException error)
        {
            throw Malformed($"The simulator does not read this key policy: {error.Message}");
        }
    }

    private static void CheckName(Call call)
    {
        if (call.Parameters.Text("PolicyName") is not (null or OnlyName))
        {
            throw KeyActions.NotFound("No such policy exists");
        }
    }

    private static ServiceErrorException Malformed(string message) => new("MalformedPolicyDocumentException", message);
}
