using System.Text.Json;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>Every Systems Manager action that is modelled: Parameter Store, as far as it holds the ids of images.</summary>
internal static class SsmActions
{
    public static IReadOnlyDictionary<string, Func<Call, Action<Utf8JsonWriter>>> ByName { get; } = new Dictionary<string, Func<Call, Action<Utf8JsonWriter>>>(StringComparer.Ordinal)
    {
        ["AddTagsToResource"] = ParameterTagActions.Add,
        ["DeleteParameter"] = ChangeParameterActions.Delete,
        ["DeleteParameters"] = ChangeParameterActions.DeleteAll,
        ["DescribeParameters"] = ReadParameterActions.Describe,
        ["GetParameter"] = ReadParameterActions.Get,
        ["GetParameters"] = ReadParameterActions.GetAll,
        ["GetParametersByPath"] = ReadParameterActions.GetByPath,
        ["LabelParameterVersion"] = ParameterLabelActions.Label,
        ["ListTagsForResource"] = ParameterTagActions.List,
        ["PutParameter"] = ChangeParameterActions.Put,
        ["RemoveTagsFromResource"] = ParameterTagActions.Remove,
        ["UnlabelParameterVersion"] = ParameterLabelActions.Unlabel,
    };

    /// <summary>Refuses a call of a role that lacks a permission (Service Authorization Reference, AWS Systems Manager).</summary>
    public static void Authorize(Call call)
    {
        var parameters = call.Parameters.WithoutUseTracking();
        IEnumerable<string> names = parameters.Text("Names") is { } list ? JsonList.Texts(list) : [parameters.Text("Name") ?? parameters.Text("Path") ?? parameters.Text("ResourceId") ?? ""];
        foreach (var name in names)
        {
            var resource = call.Action == "DescribeParameters" ? "*" : Parameter.ArnOf(name, call.Region.Name, call.AccountId);
            if (Authorizer.Decide(call, new PermissionRequest("ssm:" + call.Action, resource, new RequestContext())) is { IsAllowed: false } denied)
            {
                throw new ServiceErrorException("AccessDeniedException", Authorizer.Reason(call, denied));
            }
        }
    }
}
