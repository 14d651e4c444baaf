using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.Simulator;

using Authorization = AmiPipeline.Simulator.Logs.Authorization;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Step Functions as a role meets it: a call that the role's policies do not allow is refused (Step Functions Developer Guide, "Resource-level permissions").</summary>
/// <param name="cloud">Where the role is.</param>
/// <param name="role">The role.</param>
/// <param name="stepFunctions">Answers what is allowed.</param>
/// <param name="decisions">Takes what was decided.</param>
internal sealed class RoleStepFunctionsHandler(SimulatedCloud cloud, FunctionRole role, HttpMessageHandler stepFunctions, List<Authorization> decisions)
    : HttpMessageHandler
{
    private readonly HttpMessageInvoker _stepFunctions = new(stepFunctions, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var action = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        var resource = (string)(body["executionArn"] ?? body["stateMachineArn"])!;
        var decision = cloud.Iam.Authorize(role.Arn, $"states:{action}", resource);
        decisions.Add(decision);
        return decision.IsAllowed ? await _stepFunctions.SendAsync(request, cancellationToken) : Refused(decision);
    }

    protected override void Dispose(bool disposing)
    {
        _stepFunctions.Dispose();
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Refused(Authorization denied) => new(HttpStatusCode.BadRequest)
    {
        Content = new StringContent(
            $$"""{ "__type": "AccessDeniedException", "Message": "not authorized to perform: {{denied.Action}} on resource: {{denied.Resource}}" }""",
            Encoding.UTF8, "application/x-amz-json-1.0"),
    };
}
