using Amazon.Runtime;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>Before an EC2 that ignores encryption, as some emulators do: it never hears of it.</summary>
internal sealed class IgnorantNetwork : HttpClientFactory
{
    private static readonly string[] Ignored = ["Encrypted", "KmsKeyId", "KmsKeyID"];

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Strip(new HttpClientHandler()));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Strip(HttpMessageHandler next) : DelegatingHandler(next)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded")
            {
                var fields = (await request.Content.ReadAsStringAsync(cancellationToken)).Split('&');
                var heard = new StringContent(string.Join('&', fields.Where(field => !Ignored.Contains(Name(field)))));
                heard.Headers.ContentType = request.Content.Headers.ContentType;
                request.Content = heard;
            }

            return await base.SendAsync(request, cancellationToken);
        }

        private static string Name(string field) => field.Split('=')[0].Split('.')[^1];
    }
}
