using System.Security;
using System.Text;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>The error document of the EC2 Query protocol; its id is spelled <c>RequestID</c>, unlike that of an answer.</summary>
internal static class QueryErrorBody
{
    public static byte[] Write(string code, string message, string requestId) => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{SecurityElement.Escape(code)}</Code>" +
        $"<Message>{SecurityElement.Escape(message)}</Message></Error></Errors><RequestID>{requestId}</RequestID></Response>");
}
