using System.Text.Json;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>Every DynamoDB action that is modelled: one item at a time, and the tables that they are in.</summary>
internal static class DynamoDbActions
{
    public static IReadOnlyDictionary<string, Func<Call, Action<Utf8JsonWriter>>> ByName { get; } = new Dictionary<string, Func<Call, Action<Utf8JsonWriter>>>(StringComparer.Ordinal)
    {
        ["CreateTable"] = TableActions.Create,
        ["DeleteItem"] = ItemActions.Delete,
        ["DescribeTable"] = TableActions.Describe,
        ["GetItem"] = ItemActions.Get,
        ["PutItem"] = ItemActions.Put,
    };

    /// <summary>Refuses a call of a role that lacks the permission (Service Authorization Reference, "Actions, resources, and condition keys for Amazon DynamoDB").</summary>
    public static void Authorize(Call call)
    {
        var table = Table.ArnOf(call.Parameters.WithoutUseTracking().Text("TableName") ?? "", call.Region.Name, call.AccountId);
        if (Authorizer.Decide(call, new PermissionRequest("dynamodb:" + call.Action, table, new RequestContext())) is { IsAllowed: false } denied)
        {
            throw new ServiceErrorException("AccessDeniedException", Authorizer.Reason(call, denied));
        }
    }
}
